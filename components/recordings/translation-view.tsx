'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { CircleAlert, Languages } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import { abilityQueries } from '@/lib/abilities/ability-queries.ts'
import type { MediaId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import type { Locale } from '@/lib/core/vocabulary.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { needsTranslation } from '@/lib/recordings/plan-translations.ts'
import type { Transcript, Translation } from '@/lib/recordings/recording.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

type TranslationViewProps = { mediaId: MediaId | null; transcript: Transcript }

/** A transcript in the reader's language, below the original and never in its place: asked for, on its way, there, or why not. */
export function TranslationView({ mediaId, transcript }: TranslationViewProps) {
  const locale = useLocale() as Locale // the provider is given one of ours (app/(signed-in)/layout.tsx)
  if (mediaId === null || !needsTranslation(transcript.language, locale)) return null
  return <Translated mediaId={mediaId} locale={locale} translations={transcript.translations} />
}

/** Its line stays from asking to having: what is said in it is announced, and the keyboard keeps its place. */
function Translated({ mediaId, locale, translations }: { mediaId: MediaId; locale: Locale; translations: Translation[] }) {
  const t = useTranslations('recording.translation')
  const tReason = useTranslations('recording.reason')
  const ability = useQuery(abilityQueries.list()).data?.translation
  const ask = useTranslate(mediaId, locale)
  const section = useRef<HTMLElement>(null)
  const translation = translations.find(({ language, state }) => language === locale && state !== 'off')
  const wasAsked = !ask.isIdle
  const isDone = translation?.state === 'done' && translation.text !== null
  const isWorking = ask.isPending || translation?.state === 'waiting' || translation?.state === 'working'
  const failure = translation?.state === 'failed' && !isWorking ? (translation.reason ?? 'failed') : null
  const isMissing = !isDone && !isWorking && failure === null
  const words = isWorking
    ? t('working')
    : failure
      ? t('failed', { reason: tReason(failure) })
      : isMissing && ability === 'not_local'
        ? t('notLocal')
        : isDone && wasAsked
          ? t('done')
          : ''
  const hasButton = isWorking ? wasAsked : !isDone && ability === 'on'
  useLayoutEffect(() => {
    // What was pressed is gone: the keyboard goes on from what it brought.
    if (isDone && wasAsked && document.activeElement === document.body) section.current?.focus({ preventScroll: true })
  }, [isDone, wasAsked])
  return (
    <>
      <p
        className={isDone || (words === '' && !hasButton) ? 'sr-only' : 'flex min-h-6 flex-wrap items-center gap-x-1.5 text-ink-3 text-xs'}
      >
        {isWorking && !wasAsked ? (
          <span aria-hidden className="h-2 w-20 animate-breathe rounded-full bg-line-strong" />
        ) : failure ? (
          <CircleAlert aria-hidden className="size-3.5 shrink-0 text-live" />
        ) : (
          hasButton && <Languages aria-hidden className={clsx('size-3.5 shrink-0', isWorking && 'animate-breathe')} />
        )}
        <span role="status" className={clsx('min-w-0 empty:-mr-1.5', failure && 'text-ink-2', isWorking && hasButton && 'order-last')}>
          {words}
        </span>
        {hasButton && (
          <button
            type="button"
            aria-disabled={isWorking}
            onClick={() => !isWorking && ask.mutate()}
            className="touch font-medium text-accent hover:underline aria-disabled:text-ink-3 aria-disabled:no-underline"
          >
            {failure ? t('tryAgain') : t('ask', { language: nameLanguage(locale, locale) })}
          </button>
        )}
      </p>
      {isDone && (
        <section
          ref={section}
          tabIndex={-1}
          aria-label={t('title')}
          className="mt-1 rounded-md border-voice/50 border-s-2 bg-ink/4 px-2.5 py-1.5 text-sm"
        >
          <p className="flex items-center gap-1 text-ink-3 text-xs">
            <Languages aria-hidden className="size-3.5 shrink-0" />
            <span className="min-w-0 break-words">{translation.madeBy ? t('madeBy', { name: translation.madeBy }) : t('title')}</span>
          </p>
          <p dir="auto" lang={translation.language} className="mt-0.5 whitespace-pre-wrap break-words text-ink-2">
            {translation.text}
          </p>
        </section>
      )}
    </>
  )
}

function useTranslate(mediaId: MediaId, language: Locale) {
  const t = useTranslations('recording')
  const cache = useQueryClient()
  const showToast = useToast()
  return useMutation({
    mutationFn: () =>
      requestEntry(cache, () => requestJson<TimelineEntry>(`/media/${mediaId}/translations/${language}`, { method: 'POST' })),
    onError: () => showToast(t('retryFailed')),
  })
}
