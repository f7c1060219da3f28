'use client'

import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdminSection, WhenLoaded } from '@/components/admin/admin-section.tsx'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { botQueries, type TaskVersionView } from '@/lib/bot/bot-queries.ts'
import type { BotTask } from '@/lib/bot/bot-task.ts'
import { BotNumbers } from './bot-numbers.tsx'
import { TaskForm } from './task-form.tsx'
import { TrainingReport } from './training-report.tsx'
import { TryOut } from './try-out.tsx'

const fewExamples = 15
const newTask: BotTask = {
  id: '',
  name: '',
  isOn: true,
  label: {},
  examples: {},
  notExamples: {},
  slots: [],
  source: { kind: 'fixed' },
  answer: {},
  answersVoice: true,
}

/** What the bot can do, on which numbers, and how well it understands it. */
export function TasksView() {
  const t = useTranslations('botTasks')
  const me = useMe()
  const query = useQuery(botQueries.tasks())
  const [edited, setEdited] = useState<BotTask | null>(null)
  const isAdmin = me.role === 'admin'
  const { data } = query
  return (
    <>
      <AdminSection
        title={t('title')}
        text={t('text')}
        action={
          isAdmin && (
            <Button variant="primary" onClick={() => setEdited(newTask)} disabled={!data}>
              <Plus aria-hidden className="size-4" />
              {t('add')}
            </Button>
          )
        }
      >
        <WhenLoaded query={query}>
          {data && <TaskList items={data.items} onEdit={isAdmin ? setEdited : null} />}
          {data && <TrainingReport trained={data.trained} nameOf={(id) => nameIn(data, id)} />}
        </WhenLoaded>
      </AdminSection>
      <BotNumbers isReadOnly={!isAdmin} />
      {isAdmin && <TryOut />}
      {edited && data && <TaskForm task={edited} current={data} onClose={() => setEdited(null)} />}
    </>
  )
}

function TaskList({ items, onEdit }: { items: BotTask[]; onEdit: ((task: BotTask) => void) | null }) {
  const t = useTranslations('botTasks')
  return (
    <ul aria-label={t('title')} className="divide-y divide-line rounded-lg border border-line bg-raised">
      {items.map((task) => {
        const counts = Object.entries(task.examples).filter(([, texts]) => texts.length > 0)
        return (
          <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3">
            <div className="min-w-0 flex-1 max-sm:basis-full">
              <p className="flex items-center gap-2">
                <span className="truncate font-medium">{task.name}</span>
                {!task.isOn && <Badge>{t('off')}</Badge>}
              </p>
              <p className="tabular mt-0.5 flex flex-wrap gap-x-2 text-ink-2 text-sm">
                <span>{t(`source.${task.source.kind}`)}</span>
                <span aria-hidden>·</span>
                <span>{counts.map(([language, texts]) => `${language} ${texts.length}`).join(', ') || t('noExamples')}</span>
                {counts.some(([, texts]) => texts.length < fewExamples) && (
                  <span className="text-live">{t('few', { count: fewExamples })}</span>
                )}
              </p>
            </div>
            {onEdit && (
              <Button onClick={() => onEdit(task)} aria-label={t('editNamed', { name: task.name })}>
                <Pencil aria-hidden className="size-3.5" />
                {t('edit')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function nameIn({ items }: TaskVersionView, id: string): string {
  return items.find((task) => task.id === id)?.name ?? id
}
