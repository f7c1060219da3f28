'use client'

import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import { barsPath, foldPeaks, pitchPath } from '@/lib/recordings/waveform.ts'

const bars = 60

type WaveformProps = {
  /** Heights 0 to 100; empty while not known: flat bars of the same size. */
  peaks: readonly number[]
  /** Pitch in semitones, or empty. */
  curve?: readonly (number | null)[]
  isPending?: boolean
}

/**
 * A sound's waveform, with its pitch as a thin line over it. What has been played is coloured: how much that is, is the
 * CSS variable `--played` (0 to 1) of an element around it, so that playing draws nothing again.
 */
export const Waveform = memo(function Waveform({ peaks, curve = [], isPending = false }: WaveformProps) {
  const path = useMemo(() => barsPath(foldPeaks(peaks, bars)), [peaks])
  const line = useMemo(() => pitchPath(curve, bars), [curve])
  return (
    <span aria-hidden className={clsx('@container relative block size-full', isPending && 'animate-breathe')}>
      <Layer path={path} className="text-control/70" />
      <Layer path={path} className="text-accent [clip-path:inset(0_calc(100%-var(--played,0)*100%)_0_0)]" />
      {line && <Layer path={line} width={3} className="text-bubble-in opacity-80" />}
      {line && <Layer path={line} width={1.5} className="text-voice" />}
    </span>
  )
})

/** Without a width it is bars: thinner where there is little room, so that each is seen. */
function Layer({ path, width, className }: { path: string; width?: number; className: string }) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars} 100`}
      preserveAspectRatio="none"
      className={clsx('absolute inset-0 size-full overflow-visible', className)}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={width}
        className={
          width === undefined ? '[stroke-width:2.5px] @max-[170px]:[stroke-width:1.25px] @max-[240px]:[stroke-width:1.75px]' : undefined
        }
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
