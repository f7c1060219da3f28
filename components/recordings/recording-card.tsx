'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Bot, Download, Ear, TrendingUp } from 'lucide-react'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import type { CustomerId, MediaId } from '@/lib/core/ids.ts'
import { mediaUrl } from '@/lib/media/upload-media.client.ts'
import { findNewestRecording } from '@/lib/recordings/find-newest-recording.ts'
import { formatClock } from '@/lib/recordings/format-clock.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import type { Recording } from '@/lib/recordings/recording.ts'
import { timelineQueries } from '@/lib/timeline/timeline-queries.ts'
import { InsightView } from './insight-view.tsx'
import { SoundPlayer } from './sound-player.tsx'
import { StepFailure } from './step-failure.tsx'
import { TranscriptView } from './transcript-view.tsx'
import { usePlayer } from './use-player.ts'

type RecordingCardProps = {
  customerId: CustomerId
  mediaId: MediaId | null
  /** Null while its file is not here. */
  mimeType: string | null
  isFromCustomer: boolean
  recording: Recording
}

/** A recording as it is listened to and read: player, words, and what is in them. */
export function RecordingCard({ customerId, mediaId, mimeType, isFromCustomer, recording }: RecordingCardProps) {
  const t = useTranslations('recording')
  const player = usePlayer()
  const track: Track | null = mediaId !== null && mimeType !== null ? { mediaId, customerId, mimeType, isFromCustomer } : null
  const { sound, pitch, transcript, insight } = recording
  const isNewest = useIsNewest(customerId, mediaId)
  return (
    <div className="w-[440px] max-w-full space-y-1.5">
      <SoundPlayer track={track} recording={recording}>
        <PitchWords pitch={pitch} />
        <span className="flex-1" />
        {recording.isSynthetic && (
          <span className="flex items-center gap-1 text-bot">
            <Bot aria-hidden className="size-3.5" />
            {t(recording.isBasicVoice ? 'syntheticBasic' : 'synthetic')}
          </span>
        )}
        {isFromCustomer && track && <HeardBy heardBy={recording.heardBy} />}
      </SoundPlayer>
      {recording.isCut && (
        <p className="text-ink-3 text-xs">
          {t('cut', { length: formatClock(recording.durationMs ?? 0) })} <DownloadLink mediaId={mediaId} />
        </p>
      )}
      {sound.state === 'failed' && (
        <StepFailure mediaId={mediaId} step="sound" text={t('sound.failed', { reason: t(`reason.${sound.reason ?? 'failed'}`) })}>
          <DownloadLink mediaId={mediaId} />
        </StepFailure>
      )}
      {pitch.state === 'failed' && sound.state === 'done' && (
        <StepFailure mediaId={mediaId} step="pitch" text={t('pitch.failed', { reason: t(`reason.${pitch.reason ?? 'failed'}`) })} />
      )}
      {pitch.state === 'off' && pitch.reason === 'not_told' && (
        <p className="text-ink-3 text-xs">{t('pitch.failed', { reason: t('reason.not_told') })}</p>
      )}
      {track === null && isFromCustomer ? (
        <p role="status" className="text-ink-3 text-xs">
          {t('fetching')}
        </p>
      ) : (
        <TranscriptView player={player} track={track} mediaId={mediaId} transcript={transcript} saysNotConfigured={isNewest} />
      )}
      {isFromCustomer && <InsightView player={player} track={track} mediaId={mediaId} insight={insight} text={transcript.text} />}
    </div>
  )
}

function DownloadLink({ mediaId }: { mediaId: MediaId | null }) {
  const t = useTranslations('recording')
  if (mediaId === null) return null
  return (
    <a
      href={mediaUrl(mediaId, 'download')}
      download
      className="touch ml-2 inline-flex items-center gap-1 font-semibold text-ink underline underline-offset-2"
    >
      <Download aria-hidden className="size-3" />
      {t('download')}
    </a>
  )
}

/** Whether it is the last recording of its timeline; drawn again only when that changes. */
function useIsNewest(customerId: CustomerId, mediaId: MediaId | null): boolean {
  const options = timelineQueries.ofCustomer(customerId)
  const select = useCallback((window: Parameters<typeof findNewestRecording>[0]) => findNewestRecording(window) === mediaId, [mediaId])
  return useInfiniteQuery({ ...options, enabled: false, select }).data ?? false
}

/** What was measured, never a mood (DECISIONS.md); nothing when nothing stands out. */
function PitchWords({ pitch }: { pitch: Recording['pitch'] }) {
  const t = useTranslations('recording.pitch')
  const format = useFormatter()
  if (pitch.state !== 'done' || pitch.outcome === null || pitch.outcome === 'none' || pitch.outcome === 'not_enough') return null
  const semitones = pitch.outcome === 'raised' ? pitch.aboveUsualSt : pitch.riseSt
  const st = format.number(semitones ?? 0, { maximumFractionDigits: 1 })
  return (
    <span
      title={t('about', { hz: format.number(pitch.medianHz ?? 0, { maximumFractionDigits: 0 }) })}
      className="flex min-w-0 items-center gap-1 text-voice"
    >
      <TrendingUp aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{t(pitch.outcome, { st })}</span>
    </span>
  )
}

function HeardBy({ heardBy }: { heardBy: Recording['heardBy'] }) {
  const t = useTranslations('recording')
  const format = useFormatter()
  const me = useMe()
  const names = t('heardBy', { names: format.list(heardBy.map((agent) => agent.name)) })
  const hasHeard = heardBy.some((agent) => agent.id === me.id)
  return (
    <>
      {heardBy.length > 0 && (
        <span title={names} className="flex min-w-0 items-center gap-1">
          <Ear aria-hidden className="size-3 shrink-0" />
          <span className="truncate">
            <span className="sr-only">{names}</span>
            <span aria-hidden>{heardBy.map((agent) => agent.name.split(' ')[0]).join(', ')}</span>
          </span>
        </span>
      )}
      {!hasHeard && (
        <span title={t('unheard')} className="mr-1 size-2 shrink-0 rounded-full bg-accent-solid">
          <span className="sr-only">{t('unheard')}</span>
        </span>
      )}
    </>
  )
}
