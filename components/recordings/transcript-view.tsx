'use client'

import { Copy, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import type { MediaId } from '@/lib/core/ids.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import type { Player } from '@/lib/recordings/player.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import type { Transcript } from '@/lib/recordings/recording.ts'
import { SpokenText } from './spoken-text.tsx'
import { StepFailure } from './step-failure.tsx'
import { TranscriptEditor } from './transcript-editor.tsx'
import { TranslationView } from './translation-view.tsx'

type TranscriptViewProps = {
  player: Player
  track: Track | null
  mediaId: MediaId | null
  transcript: Transcript
  /** That transcription is not set up is said at one recording of a timeline, not at each. */
  saysNotConfigured: boolean
}

/** A recording's words: whatever state they are in, said quietly; who made them and how sure that is. */
export function TranscriptView({ player, track, mediaId, transcript, saysNotConfigured }: TranscriptViewProps) {
  const t = useTranslations('recording')
  const [isEditing, setEditing] = useState(false)
  const { status, reason, text } = transcript
  if (text === null || text === '') return <NoWords mediaId={mediaId} transcript={transcript} saysNotConfigured={saysNotConfigured} />
  if (isEditing && mediaId !== null) {
    const { language, version } = transcript
    return <TranscriptEditor mediaId={mediaId} text={text} version={version} language={language} onDone={() => setEditing(false)} />
  }
  return (
    <section aria-label={t('transcript.title')}>
      {isHeardInSilence(transcript) ? (
        <Invented player={player} track={track} transcript={transcript} />
      ) : (
        <>
          <SpokenText player={player} track={track} transcript={transcript} />
          <Doubts transcript={transcript} />
        </>
      )}
      <Source transcript={transcript} onEdit={mediaId === null ? null : () => setEditing(true)} />
      {!isHeardInSilence(transcript) && <TranslationView mediaId={mediaId} transcript={transcript} />}
      {status === 'failed' && reason && (
        <StepFailure mediaId={mediaId} step="transcript" text={t('transcript.failed', { reason: t(`reason.${reason}`) })} />
      )}
    </section>
  )
}

function NoWords({ mediaId, transcript, saysNotConfigured }: Pick<TranscriptViewProps, 'mediaId' | 'transcript' | 'saysNotConfigured'>) {
  const t = useTranslations('recording')
  const { status, reason } = transcript
  if (status === 'waiting' || status === 'working') {
    return (
      <p role="status" className="flex h-5 items-center gap-2 text-ink-3 text-sm">
        <span aria-hidden className="h-2 w-28 animate-breathe rounded-full bg-line-strong" />
        {t(`transcript.${status}`)}
      </p>
    )
  }
  if (status === 'failed') {
    return <StepFailure mediaId={mediaId} step="transcript" text={t('transcript.failed', { reason: t(`reason.${reason ?? 'failed'}`) })} />
  }
  if (reason === 'not_configured' && !saysNotConfigured) return null
  const words =
    reason === 'not_configured'
      ? t('transcript.notConfigured')
      : reason === 'silent' || (status === 'done' && reason === null)
        ? t('transcript.silent')
        : reason && t('transcript.failed', { reason: t(`reason.${reason}`) })
  return words ? <p className="text-ink-3 text-xs">{words}</p> : null
}

/** All of it was made of silence: not shown as something the customer said. */
function isHeardInSilence({ doubts, words }: Transcript): boolean {
  const end = words.at(-1)?.endMs ?? 0
  return doubts.some(
    ({ kind, startMs, endMs }) =>
      kind === 'silence' && (startMs === null || endMs === null || (startMs <= (words[0]?.startMs ?? 0) && endMs >= end)),
  )
}

function Invented({ player, track, transcript }: Pick<TranscriptViewProps, 'player' | 'track' | 'transcript'>) {
  const t = useTranslations('recording.transcript')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <p className="text-ink-2 text-sm">
        {t('doubt.silence')}{' '}
        <button
          type="button"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
          className="touch font-medium text-accent hover:underline"
        >
          {isShown ? t('hideDoubtful') : t('showDoubtful')}
        </button>
      </p>
      {isShown && <SpokenText player={player} track={track} transcript={transcript} />}
    </>
  )
}

function Doubts({ transcript }: { transcript: Transcript }) {
  const t = useTranslations('recording.transcript')
  const kinds = [...new Set(transcript.doubts.map((doubt) => doubt.kind))]
  return kinds.map((kind) => (
    <p key={kind} className="mt-0.5 text-live text-xs">
      {t(`doubt.${kind}`)}
    </p>
  ))
}

/** Language, where it was made, and who corrected it; with copy and edit beside it. */
function Source({ transcript, onEdit }: { transcript: Transcript; onEdit: (() => void) | null }) {
  const t = useTranslations('recording.transcript')
  const locale = useLocale()
  const showToast = useToast()
  const [isOriginalShown, setOriginalShown] = useState(false)
  const { source, isEdited, editedBy, originalText, language, text } = transcript
  const copy = () => void navigator.clipboard.writeText(text ?? '').then(() => showToast(t('copied')))
  const made = source?.kind === 'endpoint' ? t('madeAt', { host: source.host }) : source?.kind === 'embedded' ? t('madeHere') : null
  const buttonClass = 'inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink'
  return (
    <>
      <div className="mt-0.5 flex items-center gap-1 text-ink-3 text-xs">
        <p className="min-w-0 flex-1" title={source ? t('model', { model: source.model }) : undefined}>
          {[language && nameLanguage(language, locale), made].filter(Boolean).join(' · ')}
          {isEdited && (
            <>
              {' · '}
              {editedBy ? t('editedBy', { name: editedBy.name }) : t('editedByProgram')}
            </>
          )}
          {originalText !== null && (
            <>
              {' · '}
              <button
                type="button"
                aria-expanded={isOriginalShown}
                onClick={() => setOriginalShown(!isOriginalShown)}
                className="touch font-medium text-accent hover:underline"
              >
                {isOriginalShown ? t('hideOriginal') : t('showOriginal')}
              </button>
            </>
          )}
        </p>
        <button type="button" aria-label={t('copy')} title={t('copy')} onClick={copy} className={buttonClass}>
          <Copy aria-hidden className="size-3.5" />
        </button>
        {onEdit && (
          <button type="button" aria-label={t('edit')} title={t('edit')} onClick={onEdit} className={buttonClass}>
            <Pencil aria-hidden className="size-3.5" />
          </button>
        )}
      </div>
      {isOriginalShown && originalText !== null && (
        <blockquote className="mt-1 rounded-md border-line-strong border-l-2 bg-ink/4 px-2.5 py-1.5 text-ink-2 text-sm">
          <p className="text-ink-3 text-xs">{t('original')}</p>
          <p dir="auto" lang={language ?? undefined} className="whitespace-pre-wrap break-words">
            {originalText}
          </p>
        </blockquote>
      )}
    </>
  )
}
