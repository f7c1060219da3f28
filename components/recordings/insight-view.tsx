'use client'

import { AtSign, Banknote, Calendar, CircleHelp, Hash, MapPin, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { MediaId } from '@/lib/core/ids.ts'
import { formatClock } from '@/lib/recordings/format-clock.ts'
import type { Player } from '@/lib/recordings/player.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import type { Insight, InsightFact } from '@/lib/recordings/recording.ts'
import { findShownInsight } from '@/lib/recordings/shown-insight.ts'
import { StepFailure } from './step-failure.tsx'

type InsightViewProps = { player: Player; track: Track | null; mediaId: MediaId | null; insight: Insight; text: string | null }

/** What a recording says in short: its gist, its questions, and the facts in it; each goes to where it is said. */
export function InsightView({ player, track, mediaId, insight, text }: InsightViewProps) {
  const t = useTranslations('recording')
  if (insight.state === 'failed') {
    return (
      <StepFailure mediaId={mediaId} step="insight" text={t('insight.failed', { reason: t(`reason.${insight.reason ?? 'failed'}`) })} />
    )
  }
  const { summary, questions, facts } = findShownInsight(insight, text)
  if (!summary && questions.length + facts.length === 0) return null
  const jump = (startMs: number) => track && player.playFrom(track, startMs)
  return (
    <section aria-label={t('insight.title')} className="space-y-1.5 border-line border-t pt-2">
      {summary && (
        <p dir="auto" className="text-ink-2 text-sm">
          {summary}
        </p>
      )}
      {questions.length > 0 && (
        <ul aria-label={t('insight.questions')}>
          {questions.map((question) => (
            <li key={`${question.startMs}:${question.text}`} className="flex items-center gap-1.5 text-sm">
              <CircleHelp aria-hidden className="size-3.5 shrink-0 text-voice" />
              <Moment
                text={question.text}
                startMs={question.startMs}
                onJump={jump}
                className="min-h-6 text-left font-medium enabled:hover:underline"
              >
                <bdi>{question.text}</bdi>
              </Moment>
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <ul aria-label={t('insight.facts')} className="flex flex-wrap gap-1.5">
          {facts.map((fact) => (
            <li key={`${fact.startMs}:${fact.text}`}>
              <Moment
                text={`${t(`insight.fact.${fact.kind}`)} ${fact.text}`}
                startMs={fact.startMs}
                onJump={jump}
                className="inline-flex h-6 items-center gap-1 rounded-full border border-line-strong bg-surface px-2 text-ink text-xs enabled:hover:bg-hover"
              >
                <FactIcon kind={fact.kind} />
                <bdi className="tabular">{fact.text}</bdi>
              </Moment>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Without a moment it is words only. */
function Moment(props: { text: string; startMs: number | null; onJump: (ms: number) => void; className: string; children: ReactNode }) {
  const t = useTranslations('recording.insight')
  const { text, startMs, onJump, className, children } = props
  if (startMs === null)
    return (
      <span title={text} className={className}>
        {children}
      </span>
    )
  const label = t('jump', { at: formatClock(startMs), text })
  return (
    <button type="button" aria-label={label} title={label} onClick={() => onJump(startMs)} className={className}>
      {children}
    </button>
  )
}

const factIcons: Record<InsightFact['kind'], typeof Hash> = {
  order_number: Hash,
  date: Calendar,
  amount: Banknote,
  address: MapPin,
  phone: Phone,
  email: AtSign,
}

function FactIcon({ kind }: { kind: InsightFact['kind'] }) {
  const Icon = factIcons[kind]
  return <Icon aria-hidden className="size-3 text-ink-3" />
}
