'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { BotSource } from '@/lib/bot/bot-task.ts'

type HttpSource = Extract<BotSource, { kind: 'http' }>
type Field = HttpSource['fields'][number]
const kinds = ['text', 'number', 'date', 'money'] as const

/** Whom the bot asks, and what of the answer it may say. */
export function HttpSourceFields({ source, onChange }: { source: HttpSource; onChange: (source: HttpSource) => void }) {
  const t = useTranslations('botTasks')
  const setField = (index: number, part: Partial<Field>) =>
    onChange({ ...source, fields: source.fields.map((field, at) => (at === index ? { ...field, ...part } : field)) })
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">{t('source.http')}</legend>
      <TextField
        label={t('url')}
        hint={t('urlHint', { slot: '{order_number}' })}
        required
        maxLength={500}
        value={source.url}
        onChange={(event) => onChange({ ...source, url: event.target.value })}
      />
      {source.fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className="flex flex-wrap items-end gap-2">
          <TextField
            label={t('fieldName')}
            required
            pattern="[a-z][a-z0-9_]*"
            value={field.name}
            onChange={(event) => setField(index, { name: event.target.value })}
            className="w-36"
          />
          <TextField
            label={t('fieldPath')}
            required
            placeholder="order.status"
            value={field.path}
            onChange={(event) => setField(index, { path: event.target.value })}
            className="min-w-36 flex-1"
          />
          <SelectField
            label={t('fieldKind')}
            value={field.kind}
            onChange={(event) => setField(index, { kind: kinds.find((kind) => kind === event.target.value) ?? 'text' })}
            className="w-32"
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </SelectField>
          <IconButton
            label={t('removeField', { name: field.name })}
            disabled={source.fields.length === 1}
            onClick={() => onChange({ ...source, fields: source.fields.filter((_, at) => at !== index) })}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      <Button size="small" onClick={() => onChange({ ...source, fields: [...source.fields, { name: '', path: '', kind: 'text' }] })}>
        <Plus aria-hidden className="size-3.5" />
        {t('addField')}
      </Button>
    </fieldset>
  )
}
