'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { type AcknowledgementRule, longTextLength } from '@/lib/acknowledgements/acknowledgement-rule.ts'
import type { ConnectionView } from '@/lib/connections/connection-queries.ts'
import { hoursQueries } from '@/lib/hours/hours-queries.ts'
import { AcknowledgementWords } from './acknowledgement-words.tsx'
import { WhenLoaded } from './admin-section.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** What one number says by itself. */
export function AcknowledgementCard({ connection }: { connection: ConnectionView }) {
  const t = useTranslations('acknowledgement')
  const query = useQuery(hoursQueries.acknowledgement(connection.id))
  const rule = query.data
  return (
    <article aria-label={connection.name} className="rounded-lg border border-line bg-raised">
      <header className="flex items-center gap-2.5 px-5 pt-4 pb-2">
        <h3 className="truncate font-semibold text-base">{connection.name}</h3>
        {rule && <Badge tone={rule.isOn ? 'success' : 'neutral'}>{rule.isOn ? t('on') : t('off')}</Badge>}
      </header>
      <div className="px-5 pb-4">
        <WhenLoaded query={query}>{rule && <RuleForm connection={connection} rule={rule} />}</WhenLoaded>
      </div>
    </article>
  )
}

function RuleForm({ connection, rule }: { connection: ConnectionView; rule: AcknowledgementRule }) {
  const t = useTranslations('acknowledgement')
  const me = useMe()
  const showToast = useToast()
  const save = useAdminChange(hoursQueries.acknowledgement(connection.id).queryKey)
  const isReadOnly = me.role !== 'admin'
  const [words, setWords] = useState({ texts: rule.texts, fallbackLanguage: rule.fallbackLanguage })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = { ...readForm(new FormData(event.currentTarget)), ...words }
    save.mutate({ method: 'PUT', path: `/connections/${connection.id}/acknowledgement`, body }, { onSuccess: () => showToast(t('saved')) })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={isReadOnly} className="min-w-0 space-y-4">
        <div className="space-y-2">
          <Tick name="isOn" label={t('isOn')} isOn={rule.isOn} />
          <Tick name="answersLongTexts" label={t('longTexts', { count: longTextLength })} isOn={rule.answersLongTexts} />
        </div>
        <AcknowledgementWords words={words} isReadOnly={isReadOnly} onChange={setWords} />
        <div className="flex flex-wrap gap-4">
          <HoursField label={t('floor')} name="floorHours" minutes={rule.floorMinutes} />
          <HoursField label={t('ceiling')} name="ceilingHours" minutes={rule.ceilingMinutes} />
        </div>
        <div className="flex flex-wrap items-end justify-between gap-3">
          <p className="max-w-xl text-ink-3 text-xs">
            {t('limitsHint')} {t('costHint')}
          </p>
          {!isReadOnly && (
            <Button variant="primary" type="submit" disabled={save.isPending}>
              {t('save')}
            </Button>
          )}
        </div>
      </fieldset>
    </form>
  )
}

function Tick({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  const id = useId()
  return (
    <label htmlFor={id} className="flex items-center gap-2 text-sm">
      <input id={id} type="checkbox" name={name} defaultChecked={isOn} className="size-4 shrink-0 accent-accent-solid" />
      {label}
    </label>
  )
}

function HoursField({ label, name, minutes }: { label: string; name: string; minutes: number }) {
  return (
    <TextField
      label={label}
      name={name}
      type="number"
      min={0.25}
      max={240}
      step="any"
      required
      defaultValue={Math.round((minutes / 60) * 100) / 100}
      className="w-64 max-w-full"
    />
  )
}

function readForm(form: FormData): Omit<AcknowledgementRule, 'texts' | 'fallbackLanguage'> {
  const hours = (name: string) => Math.round(Number(form.get(name)) * 60)
  return {
    isOn: form.has('isOn'),
    answersLongTexts: form.has('answersLongTexts'),
    floorMinutes: hours('floorHours'),
    ceilingMinutes: hours('ceilingHours'),
  }
}
