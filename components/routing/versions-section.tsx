'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdminSection, WhenLoaded } from '@/components/admin/admin-section.tsx'
import { Moment } from '@/components/admin/moment.tsx'
import { Button } from '@/components/ui/button.tsx'
import { compareRules } from '@/lib/routing/compare-rules.ts'
import { type RuleDraft, type RuleVersionLine, type RuleVersionView, routingQueries } from '@/lib/routing/routing-queries.ts'
import { useRuleWords } from './use-rule-words.ts'

type VersionsSectionProps = { current: RuleDraft; onRestore: ((version: RuleVersionView) => void) | null }

/** Who saved what and why; each version beside what is on the screen, and back into the draft. */
export function VersionsSection({ current, onRestore }: VersionsSectionProps) {
  const t = useTranslations('routingAdmin')
  const query = useQuery(routingQueries.versions())
  const [compared, setCompared] = useState<number | null>(null)
  return (
    <AdminSection level={2} title={t('versions')} text={t('versionsText')}>
      <WhenLoaded query={query}>
        <ul aria-label={t('versions')} className="divide-y divide-line rounded-lg border border-line bg-raised">
          {query.data?.map((version) => (
            <li key={version.version} className="px-5 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <VersionLine version={version} />
                <Button
                  size="small"
                  aria-expanded={compared === version.version}
                  onClick={() => setCompared(compared === version.version ? null : version.version)}
                >
                  {t('compare')}
                </Button>
              </div>
              {compared === version.version && <Comparison version={version.version} current={current} onRestore={onRestore} />}
            </li>
          ))}
        </ul>
      </WhenLoaded>
    </AdminSection>
  )
}

function VersionLine({ version }: { version: RuleVersionLine }) {
  const t = useTranslations('routingAdmin')
  return (
    <p className="min-w-0 flex-1 text-sm">
      <span className="tabular font-medium">{t('version', { version: version.version })}</span>{' '}
      <bdi>{version.version === 0 ? t('first') : version.comment}</bdi>
      {version.createdAt && (
        <span className="block text-ink-3 text-xs">
          {version.author} · <Moment at={version.createdAt} />
        </span>
      )}
    </p>
  )
}

function Comparison({ version, current, onRestore }: { version: number } & VersionsSectionProps) {
  const t = useTranslations('routingAdmin')
  const words = useRuleWords()
  const query = useQuery(routingQueries.version(version))
  const changes = query.data ? compareRules(query.data, current) : []
  return (
    <div className="mt-2 text-sm">
      <WhenLoaded query={query}>
        {changes.length === 0 ? (
          <p className="text-ink-2">{t('same')}</p>
        ) : (
          <ul className="space-y-1.5">
            {changes.map((change) => (
              <li key={`${change.kind} ${change.name}`}>
                <span className="font-medium">{t(`change.${change.kind}`, { name: change.name })}</span>
                {change.before && <span className="block text-ink-3 line-through">{words.rule(change.before)}</span>}
                {change.after && <span className="block text-ink-2">{words.rule(change.after)}</span>}
              </li>
            ))}
          </ul>
        )}
        {onRestore && changes.length > 0 && (
          <Button size="small" className="mt-2" onClick={() => query.data && onRestore(query.data)}>
            {t('restore', { version })}
          </Button>
        )}
      </WhenLoaded>
    </div>
  )
}
