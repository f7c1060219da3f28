'use client'

import { clsx } from 'clsx'
import { LoaderCircle, Pause, Play, RotateCw } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatClock } from '@/lib/recordings/format-clock.ts'
import { type Player, rates } from '@/lib/recordings/player.client.ts'
import type { Track, TrackStatus } from '@/lib/recordings/player-state.ts'
import type { Recording } from '@/lib/recordings/recording.ts'
import { SeekBar } from './seek-bar.tsx'
import { usePlayer, usePosition, useRate, useTrackStatus } from './use-player.ts'
import { Waveform } from './waveform.tsx'

type SoundPlayerProps = {
  /** Null while there is nothing to play yet: the same room, without use. */
  track: Track | null
  recording: Pick<Recording, 'durationMs' | 'peaks' | 'sound'> & { pitch?: Recording['pitch'] }
  /** Stands behind the time, on one line. */
  children?: ReactNode
}

/** Plays a recording: waveform, speed, and what is left of it. As large before its waveform is known as after. */
export function SoundPlayer({ track, recording, children }: SoundPlayerProps) {
  const t = useTranslations('recording')
  const player = usePlayer()
  const status = useTrackStatus(player, track?.mediaId ?? null)
  const durationMs = recording.durationMs ?? 0
  const { pitch, sound } = recording
  const isPending = recording.peaks.length === 0 && (sound.state === 'waiting' || sound.state === 'working')
  return (
    <div>
      <div className="flex items-center gap-2.5">
        <PlayButton status={status} isDisabled={track === null} onClick={() => track && player.toggle(track)} />
        <SeekBar player={player} track={track} durationMs={durationMs}>
          <Waveform peaks={recording.peaks} curve={pitch?.state === 'done' ? pitch.curve : undefined} isPending={isPending} />
        </SeekBar>
        <RateButton player={player} />
      </div>
      <div className="mt-0.5 flex min-h-4 items-center gap-2 pl-[46px] text-ink-3 text-xs">
        <TimeLeft player={player} track={track} durationMs={recording.durationMs} />
        {children}
      </div>
      {status === 'failed' && (
        <p role="alert" className="mt-1 text-danger text-xs">
          {t('playFailed')}
        </p>
      )}
    </div>
  )
}

function PlayButton({ status, isDisabled, onClick }: { status: TrackStatus | 'idle'; isDisabled: boolean; onClick: () => void }) {
  const t = useTranslations('recording')
  const isSounding = status === 'playing' || status === 'loading'
  const label = status === 'failed' ? t('playAgain') : isSounding ? t('pause') : t('play')
  const Icon = status === 'failed' ? RotateCw : status === 'loading' ? LoaderCircle : isSounding ? Pause : Play
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-solid text-white transition-colors hover:bg-accent-solid-hover disabled:bg-line-strong"
    >
      <Icon
        aria-hidden
        className={clsx('size-4', status === 'loading' ? 'animate-spin' : status !== 'failed' && 'fill-current', !isSounding && 'ml-0.5')}
      />
    </button>
  )
}

function RateButton({ player }: { player: Player }) {
  const t = useTranslations('recording')
  const format = useFormatter()
  const rate = useRate(player)
  const next = rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1
  const shown = t('rateShort', { rate: format.number(rate) })
  return (
    <button
      type="button"
      aria-label={t('rate', { rate: shown })}
      title={t('rate', { rate: shown })}
      onClick={() => player.setRate(next)}
      className={clsx(
        'tabular h-6 w-10 shrink-0 rounded-full border text-xs transition-colors hover:bg-hover',
        rate === 1 ? 'border-line-strong text-ink-2' : 'border-accent font-semibold text-accent',
      )}
    >
      {shown}
    </button>
  )
}

/** The whole length while it rests at its beginning, else what is left. */
function TimeLeft({ player, track, durationMs }: { player: Player; track: Track | null; durationMs: number | null }) {
  const time = useRef<HTMLSpanElement>(null)
  const whole = durationMs === null ? '·:··' : formatClock(durationMs)
  usePosition(player, track?.mediaId ?? null, (ms) => {
    const text = durationMs === null ? '·:··' : ms > 0 ? `−${formatClock(Math.max(0, durationMs - ms))}` : formatClock(durationMs)
    if (time.current && time.current.textContent !== text) time.current.textContent = text
  })
  return (
    <span ref={time} className="tabular min-w-8" suppressHydrationWarning>
      {whole}
    </span>
  )
}
