'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdminSection, WhenLoaded } from '@/components/admin/admin-section.tsx'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { type RuleDraft, routingQueries } from '@/lib/routing/routing-queries.ts'
import type { Rule } from '@/lib/routing/rule.ts'
import { KeywordsSection } from './keywords-section.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleList } from './rule-list.tsx'
import { SaveBar } from './save-bar.tsx'
import { TestBox } from './test-box.tsx'
import { VersionsSection } from './versions-section.tsx'

const newRule: Rule = {
  id: '',
  name: '',
  isOn: true,
  when: { all: [{ fact: 'attempts24h', op: 'at_least', value: 2 }] },
  effects: [{ kind: 'tier', tier: 'async_voice' }],
  once: 'always',
  restMinutes: 0,
}

/** The rules by which every message finds its tier: read, tried, changed and saved as a version. */
export function RoutingView() {
  const t = useTranslations('routingAdmin')
  const me = useMe()
  const query = useQuery(routingQueries.rules())
  const [draft, setDraft] = useState<RuleDraft | null>(null)
  const [edited, setEdited] = useState<Rule | null>(null)
  const isReadOnly = me.role !== 'admin'
  const shown = draft ?? query.data
  const change = (part: Partial<RuleDraft>) => {
    if (shown) setDraft({ version: shown.version, items: shown.items, keywords: shown.keywords, ...part })
  }
  const saveRule = (rule: Rule) => {
    if (!shown) return
    const isNew = !shown.items.some(({ id }) => id === rule.id)
    change({ items: isNew ? [rule, ...shown.items] : shown.items.map((one) => (one.id === rule.id ? rule : one)) })
    setEdited(null)
  }
  return (
    <>
      <AdminSection title={t('title')} text={t('text')}>
        <WhenLoaded query={query}>
          {shown && (
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
              <div>
                {!isReadOnly && (
                  <SaveBar draft={draft} current={query.data} onAdd={() => setEdited(newRule)} onDone={() => setDraft(null)} />
                )}
                <RuleList rules={shown.items} isReadOnly={isReadOnly} onChange={(items) => change({ items })} onEdit={setEdited} />
              </div>
              <TestBox rules={shown.items} keywords={shown.keywords} />
            </div>
          )}
        </WhenLoaded>
      </AdminSection>
      {shown && <KeywordsSection lists={shown.keywords} isReadOnly={isReadOnly} onChange={(keywords) => change({ keywords })} />}
      {shown && (
        <VersionsSection
          current={shown}
          onRestore={
            isReadOnly ? null : ({ items, keywords }) => change({ items, keywords, version: query.data?.version ?? shown.version })
          }
        />
      )}
      {edited && shown && (
        <RuleForm
          rule={edited}
          taken={shown.items.map(({ id }) => id)}
          lists={shown.keywords.map(({ id }) => id)}
          onSave={saveRule}
          onRemove={(id) => {
            change({ items: shown.items.filter((one) => one.id !== id) })
            setEdited(null)
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
