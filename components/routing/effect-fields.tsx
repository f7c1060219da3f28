'use client'

import { useTranslations } from 'use-intl'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import type { Effect } from '@/lib/routing/rule.ts'

const tiers = ['text_bot', 'async_voice', 'live_call'] as const
const priorities = ['low', 'normal', 'high', 'urgent'] as const
const plain = ['acknowledge', 'propose_call', 'ask_channel'] as const

/** What follows from a rule. */
export function EffectFields({ effects, onChange }: { effects: Effect[]; onChange: (effects: Effect[]) => void }) {
  const t = useTranslations('routingAdmin')
  const tTier = useTranslations('tier')
  const tier = effects.find((one) => one.kind === 'tier')?.tier ?? ''
  const priority = effects.find((one) => one.kind === 'priority')?.priority ?? ''
  const label = effects.find((one) => one.kind === 'label')?.label ?? ''
  const put = (kind: Effect['kind'], effect: Effect | null) =>
    onChange([...effects.filter((one) => one.kind !== kind), ...(effect ? [effect] : [])])
  return (
    <fieldset>
      <legend className="mb-2 font-semibold text-sm">{t('then')}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label={t('effect.tier')}
          value={tier}
          onChange={(event) => {
            const chosen = tiers.find((one) => one === event.target.value)
            put('tier', chosen ? { kind: 'tier', tier: chosen } : null)
          }}
        >
          <option value="">{t('unchanged')}</option>
          {tiers.map((one) => (
            <option key={one} value={one}>
              {tTier(one)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('effect.priority')}
          value={priority}
          onChange={(event) => {
            const chosen = priorities.find((one) => one === event.target.value)
            put('priority', chosen ? { kind: 'priority', priority: chosen } : null)
          }}
        >
          <option value="">{t('unchanged')}</option>
          {priorities.map((one) => (
            <option key={one} value={one}>
              {t(`priority.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('effect.labelField')}
          maxLength={60}
          value={label}
          onChange={(event) => put('label', event.target.value.trim() ? { kind: 'label', label: event.target.value } : null)}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
        {plain.map((kind) => (
          <label key={kind} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={effects.some((one) => one.kind === kind)}
              onChange={(event) => put(kind, event.target.checked ? { kind } : null)}
              className="size-4 accent-accent-solid"
            />
            {t(`effect.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
