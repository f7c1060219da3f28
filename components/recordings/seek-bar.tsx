'use client'

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Player } from '@/lib/recordings/player.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import { usePosition } from './use-player.ts'
import { useSpokenTime } from './use-spoken-time.ts'

const stepMs = 5_000
const leapMs = 15_000

type SeekBarProps = { player: Player; track: Track | null; durationMs: number; children: ReactNode }

/** Where in a sound one is, by pointer or keys; what is drawn in it sees `--played` (0 to 1). */
export function SeekBar({ player, track, durationMs, children }: SeekBarProps) {
  const t = useTranslations('recording')
  const spoken = useSpokenTime()
  const bar = useRef<HTMLDivElement>(null)
  const shownSecond = useRef(-1)
  const mediaId = track?.mediaId ?? null
  const isReady = track !== null && durationMs > 0
  usePosition(player, mediaId, (ms) => {
    const element = bar.current
    if (!element || durationMs === 0) return
    element.style.setProperty('--played', String(Math.min(1, ms / durationMs)))
    const second = Math.round(ms / 1000)
    if (second === shownSecond.current) return
    shownSecond.current = second
    element.setAttribute('aria-valuenow', String(second))
    element.setAttribute('aria-valuetext', t('positionOf', { at: spoken(ms), total: spoken(durationMs) }))
  })
  const moveTo = (event: PointerEvent<HTMLDivElement>, isLast: boolean) => {
    if (!track) return
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    if (isLast) player.playFrom(track, share * durationMs)
    else player.seek(track.mediaId, share * durationMs)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!track || event.ctrlKey || event.metaKey || event.altKey) return
    const to = keyTarget(event.key, player.positionOf(track.mediaId), durationMs)
    if (to !== null) player.seek(track.mediaId, Math.min(durationMs - 50, Math.max(0, to)))
    else if (event.key === ' ' || event.key === 'Enter') player.toggle(track)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={bar}
      role="slider"
      tabIndex={isReady ? 0 : -1}
      aria-label={t('position')}
      aria-disabled={!isReady}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={0}
      aria-valuetext={t('positionOf', { at: spoken(0), total: spoken(durationMs) })}
      onKeyDown={isReady ? onKeyDown : undefined}
      onPointerDown={(event) => {
        if (!isReady || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        moveTo(event, false)
      }}
      onPointerMove={(event) => isReady && event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(event, false)}
      onPointerUp={(event) => isReady && event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(event, true)}
      className="h-9 min-w-0 flex-1 touch-pan-y rounded-sm px-0.5"
    >
      {children}
    </div>
  )
}

/** Where a key goes to (ms); null when it is none of the slider's. */
function keyTarget(key: string, now: number, durationMs: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return now + stepMs
    case 'ArrowLeft':
    case 'ArrowDown':
      return now - stepMs
    case 'PageUp':
      return now + leapMs
    case 'PageDown':
      return now - leapMs
    case 'Home':
      return 0
    case 'End':
      return durationMs
    default:
      return null
  }
}
