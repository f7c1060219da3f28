'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { type HoursView, hoursQueries } from '@/lib/hours/hours-queries.ts'
import { type OpeningHours, openingHoursSchema, weekdays } from '@/lib/hours/opening-hours.ts'
import { ExceptionList } from './exception-list.tsx'
import { SpanList } from './span-list.tsx'
import { isConflict, useAdminChange } from './use-admin-change.ts'

/** The week, other days and the zone, changed together and saved as one. Supervisors read it. */
export function HoursForm({ hours }: { hours: HoursView }) {
  const t = useTranslations('hours')
  const me = useMe()
  const showToast = useToast()
  // With the version it was begun from: what others save meanwhile is fetched, and must not count as seen.
  const [draft, setDraft] = useState<HoursView | null>(null)
  const [isRefused, setRefused] = useState(false)
  const save = useAdminChange(hoursQueries.hours().queryKey, { leavesConflict: true })
  const wasOvertaken = isConflict(save.error)
  const zones = useId()
  const isReadOnly = me.role !== 'admin'
  const shown = draft ?? hours
  const change = (part: Partial<OpeningHours>) => {
    setRefused(false)
    setDraft({ ...shown, ...part })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { timeZone, weekly, exceptions, version } = shown
    const parsed = openingHoursSchema.safeParse({ timeZone, weekly, exceptions })
    if (!parsed.success) return setRefused(true)
    save.mutate(
      { method: 'PUT', path: '/hours', body: { ...parsed.data, version } },
      {
        onSuccess: () => {
          setDraft(null)
          showToast(t('saved'))
        },
      },
    )
  }
  const startAgain = () => {
    setDraft(null)
    save.reset()
  }
  return (
    <form onSubmit={submit} className="rounded-lg border border-line bg-raised">
      <fieldset className="px-5 py-4">
        <legend className="sr-only">{t('weekly')}</legend>
        <div className="divide-y divide-line">
          {weekdays.map((day) => (
            <div key={day} className="grid gap-x-4 gap-y-1 py-2 md:grid-cols-[8rem_1fr]">
              <span className="block font-medium text-sm leading-9 first-letter:uppercase">{t(`day.${day}`)}</span>
              <SpanList
                day={t(`day.${day}`)}
                spans={shown.weekly[day]}
                isReadOnly={isReadOnly}
                onChange={(spans) => change({ weekly: { ...shown.weekly, [day]: spans } })}
              />
            </div>
          ))}
        </div>
        <TextField
          label={t('timeZone')}
          required
          list={zones}
          value={shown.timeZone}
          disabled={isReadOnly}
          onChange={(event) => change({ timeZone: event.target.value })}
          className="mt-3 max-w-72"
        />
        <datalist id={zones}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </fieldset>
      <ExceptionList exceptions={shown.exceptions} isReadOnly={isReadOnly} onChange={(exceptions) => change({ exceptions })} />
      {!isReadOnly && (
        <div className="flex flex-wrap items-center justify-end gap-3 border-line border-t px-5 py-3">
          <p role="status" className={isRefused || wasOvertaken ? 'flex-1 text-danger text-sm' : 'flex-1 text-ink-3 text-sm'}>
            {wasOvertaken ? t('changedMeanwhile') : isRefused ? t('refused') : draft ? t('unsaved') : ''}
          </p>
          {wasOvertaken ? (
            <Button onClick={startAgain}>{t('showNewest')}</Button>
          ) : (
            <Button variant="primary" type="submit" disabled={!draft || save.isPending}>
              {t('save')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
