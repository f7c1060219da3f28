'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { BotSlot } from '@/lib/bot/bot-task.ts'

const kinds = ['order_number', 'postcode', 'email', 'text'] as const
const most = 4

/** What the bot asks a customer for, one after the other. */
export function SlotFields({ slots, onChange }: { slots: BotSlot[]; onChange: (slots: BotSlot[]) => void }) {
  const t = useTranslations('botTasks')
  const set = (index: number, part: Partial<BotSlot>) => onChange(slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)))
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1 font-semibold text-sm">{t('slots')}</legend>
      {slots.map((slot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className="flex flex-wrap items-end gap-2">
          <TextField
            label={t('slotName')}
            required
            pattern="[a-z][a-z0-9_]*"
            value={slot.name}
            onChange={(event) => set(index, { name: event.target.value })}
            className="w-36"
          />
          <SelectField
            label={t('slotKind')}
            value={slot.kind}
            onChange={(event) => set(index, { kind: kinds.find((kind) => kind === event.target.value) ?? 'text' })}
            className="w-36"
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`slotKinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          {(['nl', 'en'] as const).map((language) => (
            <TextField
              key={language}
              label={t('ask', { language: t(`language.${language}`) })}
              lang={language}
              required={language === 'nl'}
              value={slot.ask[language] ?? ''}
              onChange={(event) => set(index, { ask: { ...slot.ask, [language]: event.target.value } })}
              className="min-w-40 flex-1"
            />
          ))}
          <IconButton label={t('removeField', { name: slot.name })} onClick={() => onChange(slots.filter((_, at) => at !== index))}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      {slots.length < most && (
        <Button size="small" onClick={() => onChange([...slots, { name: '', kind: 'order_number', ask: {} }])}>
          <Plus aria-hidden className="size-3.5" />
          {t('addSlot')}
        </Button>
      )}
    </fieldset>
  )
}
