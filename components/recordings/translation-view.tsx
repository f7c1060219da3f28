'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import { abilityQueries } from '@/lib/abilities/ability-queries.ts'
import type { MediaId } from '@/lib/core/ids.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import type { Locale } from '@/lib/core/vocabulary.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { needsTranslation } from '@/lib/recordings/plan-translations.ts'
import type { Transcript } from '@/lib/recordings/recording.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

type TranslationViewProps = { mediaId: MediaId | null; transcript: Transcript }

/** A transcript in the reader's language, below the original and never in its place: asked for, on its way, there, or why not. */
export function TranslationView({ mediaId, transcript }: TranslationViewProps) {
  const t = useTranslations('recording.translation')
  const tReason = useTranslations('recording.reason')
  const locale = useLocale() as Locale // the provider is given one of ours (app/(signed-in)/layout.tsx)
  const isNeeded = mediaId !== null && needsTranslation(transcript.language, locale)
  const ability = useQuery({ ...abilityQueries.list(), enabled: isNeeded }).data?.translation
  const ask = useTranslate(mediaId, locale)
  if (!isNeeded) return null
  const translation = transcript.translations.find(({ language, state }) => language === locale && state !== 'off')
  if (translation?.state === 'done' && translation.text !== null) {
    return (
      <section aria-label={t('title')} className="mt-1 rounded-md border-voice/50 border-s-2 bg-ink/4 px-2.5 py-1.5 text-sm">
        <p className="flex items-center gap-1 text-ink-3 text-xs">
          <Languages aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{translation.madeBy ? t('madeBy', { name: translation.madeBy }) : t('title')}</span>
        </p>
        <p dir="auto" lang={translation.language} className="mt-0.5 whitespace-pre-wrap break-words text-ink-2">
          {translation.text}
        </p>
      </section>
    )
  }
  if (ask.isPending || translation?.state === 'waiting' || translation?.state === 'working') {
    return (
      <p role="status" className="flex h-6 items-center gap-2 text-ink-3 text-xs">
        <span aria-hidden className="h-2 w-20 animate-breathe rounded-full bg-line-strong" />
        {t('working')}
      </p>
    )
  }
  const isOn = ability === 'on'
  if (translation?.state === 'failed') {
    return (
      <p className="flex items-start gap-1.5 text-ink-2 text-xs">
        <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-live" />
        <span className="min-w-0">
          {t('failed', { reason: tReason(translation.reason ?? 'failed') })}{' '}
          {isOn && <AskButton label={t('tryAgain')} onAsk={() => ask.mutate()} />}
        </span>
      </p>
    )
  }
  if (ability === 'not_local') return <p className="text-ink-3 text-xs">{t('notLocal')}</p>
  if (!isOn) return null
  return (
    <p className="flex min-h-6 items-center gap-1 text-xs">
      <Languages aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <AskButton label={t('ask', { language: nameLanguage(locale, locale) })} onAsk={() => ask.mutate()} />
    </p>
  )
}

function AskButton({ label, onAsk }: { label: string; onAsk: () => void }) {
  return (
    <button type="button" onClick={onAsk} className="touch font-medium text-accent hover:underline">
      {label}
    </button>
  )
}

function useTranslate(mediaId: MediaId | null, language: Locale) {
  const t = useTranslations('recording')
  const cache = useQueryClient()
  const showToast = useToast()
  return useMutation({
    mutationFn: () =>
      requestEntry(cache, () => requestJson<TimelineEntry>(`/media/${mediaId}/translations/${language}`, { method: 'POST' })),
    onError: () => showToast(t('retryFailed')),
  })
}
