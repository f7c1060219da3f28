'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { OpeningHours } from '@/lib/hours/opening-hours.ts'
import { SpanList } from './span-list.tsx'

type Exceptions = OpeningHours['exceptions']
type ExceptionListProps = { exceptions: Exceptions; isReadOnly: boolean; onChange: (exceptions: Exceptions) => void }

/** Days that differ from their weekday, each with its name. */
export function ExceptionList({ exceptions, isReadOnly, onChange }: ExceptionListProps) {
  const t = useTranslations('hours')
  const now = useServerNow(60_000)
  const replace = (index: number, part: Partial<Exceptions[number]>) =>
    onChange(exceptions.map((day, i) => (i === index ? { ...day, ...part } : day)))
  return (
    <section aria-label={t('exceptions')} className="border-line border-t px-5 py-4">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold text-base">{t('exceptions')}</h2>
          <p className="mt-0.5 max-w-xl text-ink-2 text-sm">{t('exceptionsText')}</p>
        </div>
        {!isReadOnly && (
          <Button onClick={() => onChange([...exceptions, { date: new Date(now).toISOString().slice(0, 10), name: '', spans: [] }])}>
            <Plus aria-hidden className="size-4" />
            {t('addException')}
          </Button>
        )}
      </div>
      {exceptions.length === 0 && <p className="text-ink-3 text-sm">{t('noExceptions')}</p>}
      <ul className="space-y-3">
        {exceptions.map((day, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a date being edited is no identity; all of a row is controlled
            key={index}
            className="flex flex-wrap items-end gap-x-3 gap-y-2 max-md:rounded-lg max-md:border max-md:border-line max-md:p-3"
          >
            <TextField
              label={t('date')}
              type="date"
              required
              value={day.date}
              disabled={isReadOnly}
              onChange={(event) => replace(index, { date: event.target.value })}
              className="w-40"
            />
            <TextField
              label={t('name')}
              required
              maxLength={80}
              placeholder={t('namePlaceholder')}
              value={day.name}
              disabled={isReadOnly}
              onChange={(event) => replace(index, { name: event.target.value })}
              className="min-w-44 flex-1"
            />
            <SpanList
              day={day.name || t('anotherDay')}
              spans={day.spans}
              isReadOnly={isReadOnly}
              onChange={(spans) => replace(index, { spans })}
            />
            {!isReadOnly && (
              <IconButton
                label={t('removeException', { name: day.name || t('anotherDay') })}
                onClick={() => onChange(exceptions.filter((_, i) => i !== index))}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
