'use client'

import { useQuery } from '@tanstack/react-query'
import { Bot, CircleAlert, SendHorizontal, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { abilityQueries } from '@/lib/abilities/ability-queries.ts'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { RequestError, requestJson } from '@/lib/core/request-json.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import type { Speech } from '@/lib/text-to-speech/make-speech.ts'
import { type SpeechFailure, speechFailureSchema } from '@/lib/text-to-speech/speaker.ts'
import { noticeLanguages } from '@/lib/text-to-speech/synthetic-notice.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { SoundPlayer } from './sound-player.tsx'
import { usePlayer } from './use-player.ts'
import { useSendSpeech } from './use-send-speech.ts'

type SpeechPanelProps = {
  conversation: ConversationListItem
  /** What is said: not empty. */
  text: string
  replyTo: MessageEntry | VoiceNoteEntry | null
  onBack: () => void
  onSent: () => void
}

/** A typed answer as a machine's voice: made, listened to, and sent behind words that say what it is. */
export function SpeechPanel({ conversation, text, replyTo, onBack, onSent }: SpeechPanelProps) {
  const t = useTranslations('speech')
  const player = usePlayer()
  const panel = useRef<HTMLDivElement>(null)
  // What was pressed to come here is gone: the keyboard goes on from here.
  useEffect(() => panel.current?.focus(), [])
  const [language, setLanguage] = useState<string | null>(null)
  const ability = useQuery(abilityQueries.list()).data?.speech
  const made = useSpeech(conversation, text, language, ability !== undefined && ability !== 'off')
  const sendSpeech = useSendSpeech(conversation)
  const speech = made.data
  const send = (what: Speech) => {
    player.pause()
    sendSpeech({ speech: what, text, replyTo })
    onSent()
  }
  const back = () => {
    player.pause()
    onBack()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is not shown
    <div
      ref={panel}
      role="group"
      aria-label={t('label')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Here it goes one step back; beyond, it would leave the conversation.
        event.preventDefault()
        back()
      }}
      className="px-2 pb-2 outline-hidden"
    >
      <div className="flex items-start gap-1.5">
        <IconButton label={t('back')} onClick={back} className="mt-0.5">
          <Undo2 aria-hidden className="size-4" />
        </IconButton>
        <div className="min-w-0 flex-1 space-y-2">
          <p dir="auto" lang={speech?.language} className="line-clamp-3 whitespace-pre-wrap break-words pt-1.5 text-sm">
            {text}
          </p>
          {ability === 'off' ? (
            <Problem text={t('notConfigured')} />
          ) : made.isError && !made.isFetching ? (
            <Problem text={t(`failure.${reasonOf(made.error)}`)} onAgain={() => void made.refetch()} />
          ) : speech && !made.isFetching ? (
            <Made conversation={conversation} speech={speech} />
          ) : (
            <p role="status" className="flex h-10 items-center gap-2 text-ink-3 text-sm">
              <span aria-hidden className="h-2 w-28 animate-breathe rounded-full bg-line-strong" />
              {t('making')}
            </p>
          )}
          {ability !== 'off' && <LanguageChoice chosen={language ?? speech?.language ?? null} onChoose={setLanguage} />}
        </div>
        {speech && !made.isFetching && !made.isError && (
          <button
            type="button"
            aria-label={t('send')}
            title={t('send')}
            onClick={() => send(speech)}
            className="mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-solid text-white hover:bg-accent-solid-hover"
          >
            <SendHorizontal aria-hidden className="size-4" />
          </button>
        )}
      </div>
    </div>
  )
}

/** The voice to listen to, what kind it is, and what the customer reads before it. */
function Made({ conversation, speech }: { conversation: ConversationListItem; speech: Speech }) {
  const t = useTranslations('speech')
  const { mediaId, mimeType } = speech.attachment
  const track: Track = { mediaId, customerId: conversation.customerId, mimeType: mimeType ?? 'audio/ogg', isFromCustomer: false }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is not shown */}
      <div role="group" aria-label={t('listen')}>
        <SoundPlayer
          track={track}
          recording={{ durationMs: speech.durationMs, peaks: speech.peaks, sound: { state: 'done', reason: null } }}
        >
          <span className="flex-1" />
          <span className="flex min-w-0 items-center gap-1 text-bot">
            <Bot aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{speech.isBasic ? t('basic') : t('synthetic')}</span>
          </span>
        </SoundPlayer>
      </div>
      {speech.isBasic && <p className="text-ink-3 text-xs">{t('basicHint')}</p>}
      <p className="text-ink-2 text-xs">
        {t('noticeBefore')}{' '}
        <q lang={speech.language} dir="auto">
          {speech.notice}
        </q>
      </p>
    </>
  )
}

function Problem({ text, onAgain }: { text: string; onAgain?: () => void }) {
  const t = useTranslations('speech')
  return (
    <p role="alert" className="flex min-h-8 items-center gap-1.5 text-ink-2 text-sm">
      <CircleAlert aria-hidden className="size-4 shrink-0 text-live" />
      <span className="min-w-0">
        {text}{' '}
        {onAgain && (
          <button type="button" onClick={onAgain} className="touch font-semibold text-ink underline underline-offset-2">
            {t('tryAgain')}
          </button>
        )}
      </span>
    </p>
  )
}

/** The customer's language unless another is chosen. */
function LanguageChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (language: string) => void }) {
  const t = useTranslations('speech')
  const locale = useLocale()
  const id = useId()
  const languages = chosen === null ? noticeLanguages : [...new Set([chosen, ...noticeLanguages])]
  return (
    <p className="flex items-center gap-1.5 text-ink-2 text-xs">
      <label htmlFor={id}>{t('language')}</label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value)}
        className="h-6 max-w-40 rounded-sm border border-line-strong bg-surface px-1 text-ink"
      >
        {chosen === null && <option value="">{t('ofCustomer')}</option>}
        {languages.map((language) => (
          <option key={language} value={language}>
            {nameLanguage(language, locale)}
          </option>
        ))}
      </select>
    </p>
  )
}

/** Made anew for each language that is asked for, and for each opening: what was sent cannot be sent again. */
function useSpeech(conversation: ConversationListItem, text: string, language: string | null, isEnabled: boolean) {
  const [opening] = useState(newEntryId)
  return useQuery({
    queryKey: ['speech', opening, language],
    queryFn: ({ signal }) =>
      requestJson<Speech>(`/conversations/${conversation.id}/speech`, {
        method: 'POST',
        body: { text, ...(language && { language }) },
        signal,
      }),
    enabled: isEnabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

type Failure = SpeechFailure | 'offline' | 'too_long' | 'other'

function reasonOf(error: Error): Failure {
  if (!(error instanceof RequestError)) return 'other'
  if (error.code === 'offline') return 'offline'
  const { details } = error
  const reason =
    typeof details === 'object' && details !== null && 'reason' in details ? speechFailureSchema.safeParse(details.reason) : null
  if (reason?.success) return reason.data
  return error.code === 'invalid_input' ? 'too_long' : 'other'
}
