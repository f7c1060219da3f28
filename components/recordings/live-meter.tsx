'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatClock } from '@/lib/recordings/format-clock.ts'
import { longestRecordingMs, playsAtOnceMs, warnRecordingMs } from '@/lib/recordings/recording-limits.ts'
import type { VoiceRecorder } from '@/lib/recordings/voice-recorder.client.ts'
import { barsPath } from '@/lib/recordings/waveform.ts'
import { useSpokenTime } from './use-spoken-time.ts'

const bars = 64
/** A bar with the gap behind it (px): a narrow window shows fewer, not thinner ones. */
const barWidth = 4.5
const flat = new Array<number>(bars).fill(4)
/** Never changes, so that only `draw` does. */
const atRest = barsPath(flat)
const stepMs = 80
/** Speech into a microphone is above this; a muted or wrong one below. */
const quietLevel = 0.004
const quietAfterMs = 3_000

/** How loud it has been in the last seconds, and how long it lasts. */
export function LiveMeter({ recorder }: { recorder: VoiceRecorder }) {
  const t = useTranslations('recorder')
  const spoken = useSpokenTime()
  const path = useRef<SVGPathElement>(null)
  const levels = useRef<readonly number[]>(flat)
  const loudest = useRef(0)
  const [elapsedMs, setElapsed] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      if (recorder.getState().kind === 'recording') {
        const level = recorder.level()
        loudest.current = Math.max(loudest.current, level)
        // Loudness as it is heard: the square root opens up what is soft.
        levels.current = [...levels.current.slice(1), Math.max(4, Math.min(100, Math.sqrt(level) * 170))]
        setElapsed(Math.floor(recorder.elapsedMs() / 1000) * 1000)
      }
      draw(path.current, levels.current)
    }, stepMs)
    return () => clearInterval(timer)
  }, [recorder])
  const isQuiet = elapsedMs >= quietAfterMs && loudest.current < quietLevel
  return (
    <>
      <span role="timer" aria-label={t('elapsed', { at: spoken(elapsedMs) })} className="tabular min-w-9 font-medium text-sm">
        {formatClock(elapsedMs)}
      </span>
      <svg aria-hidden viewBox={`0 0 ${bars} 100`} preserveAspectRatio="none" className="h-8 min-w-0 flex-1 overflow-visible text-danger">
        <path ref={path} d={atRest} stroke="currentColor" strokeWidth={2} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      </svg>
      <p role="status" className="order-last basis-full px-1 text-live text-xs empty:hidden">
        {isQuiet
          ? t('quiet')
          : elapsedMs >= warnRecordingMs
            ? t('limitNear', { left: formatClock(longestRecordingMs - elapsedMs) })
            : elapsedMs > playsAtOnceMs
              ? t('long')
              : ''}
      </p>
    </>
  )
}

/** As many of the last levels as there is room for. */
function draw(path: SVGPathElement | null, levels: readonly number[]): void {
  const picture = path?.ownerSVGElement
  if (!path || !picture) return
  const shown = levels.slice(-Math.max(16, Math.floor(picture.clientWidth / barWidth)))
  picture.setAttribute('viewBox', `0 0 ${shown.length} 100`)
  path.setAttribute('d', barsPath(shown))
}
