'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useRefusalWords } from '@/components/admin/use-admin-change.ts'
import { TierMark } from '@/components/inbox/tier-mark.tsx'
import { TextAreaField } from '@/components/ui/field.tsx'
import type { KeywordList } from '@/lib/routing/keyword-list.ts'
import { type EvaluatedMessage, routingQueries } from '@/lib/routing/routing-queries.ts'
import type { Rule } from '@/lib/routing/rule.ts'

/** A message, and what the rules as they stand here make of it, while it is typed. */
export function TestBox({ rules, keywords }: { rules: Rule[]; keywords: KeywordList[] }) {
  const t = useTranslations('routingAdmin')
  const refusal = useRefusalWords()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const query = useQuery({
    ...routingQueries.evaluate(asked, rules, keywords),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section aria-label={t('tryTitle')} className="rounded-lg border border-line bg-raised p-4 lg:sticky lg:top-4">
      <h2 className="font-semibold">{t('tryTitle')}</h2>
      <p className="mt-0.5 mb-3 text-ink-2 text-sm">{t('tryText')}</p>
      <TextAreaField label={t('message')} maxLength={4_096} value={text} onChange={(event) => setText(event.target.value)} />
      <div role="status" aria-busy={query.isFetching} className="mt-3 text-sm">
        {query.isError && <p className="text-danger">{refusal(query.error)}</p>}
        {asked !== '' && query.data && <Outcome outcome={query.data} rules={rules} />}
      </div>
    </section>
  )
}

function Outcome({ outcome, rules }: { outcome: EvaluatedMessage; rules: Rule[] }) {
  const t = useTranslations('routingAdmin')
  const tTimeline = useTranslations('timeline')
  const format = useFormatter()
  const [best] = outcome.top
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <TierMark tier={outcome.tier} look="badge" />
        <span className="text-ink-2">{t(`value.${outcome.band}`)}</span>
      </p>
      {best && (
        <p className="tabular mt-2 text-ink-2">
          {t('likeliest', { task: best.task, confidence: format.number(best.confidence, { style: 'percent' }) })}
        </p>
      )}
      <dl className="mt-2 space-y-1">
        {outcome.because.map(({ signal, value, rule }) => (
          <div key={`${rule} ${signal}`}>
            <dt className="text-ink-3 text-xs">{rules.find(({ id }) => id === rule)?.name ?? t('noRule')}</dt>
            <dd>
              {tTimeline.has(`signal.${signal}` as 'signal.rule') ? tTimeline(`signal.${signal}` as 'signal.rule') : signal}
              {value && `: ${t.has(`value.${value}` as 'value.answer') ? t(`value.${value}` as 'value.answer') : value}`}
            </dd>
          </div>
        ))}
        {outcome.keywords.length > 0 && (
          <div>
            <dt className="text-ink-3 text-xs">{t('found')}</dt>
            <dd>{[...new Set(outcome.keywords.map(({ form }) => form))].join(', ')}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
