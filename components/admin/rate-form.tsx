'use client'

import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import type { Pricing } from '@/lib/pricing/pricing-input.ts'
import { parseRatesCsv, type RateRow, ratesCsvHeader, writeRatesCsv } from '@/lib/pricing/rates-csv.ts'
import { ratesQueries } from '@/lib/pricing/rates-queries.ts'
import { replaceRate } from '@/lib/pricing/replace-rate.ts'
import { useAdminChange } from './use-admin-change.ts'

/** Enters a new price from a date on; the one in force ends there by itself. */
export function RateForm({ pricing, onClose }: { pricing: Pricing; onClose: () => void }) {
  const t = useTranslations('rates')
  const tUi = useTranslations('ui')
  const save = useAdminChange(ratesQueries.all().queryKey)
  const markets = [...new Set(pricing.rates.map((rate) => rate.market))].sort()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const rate = readRate(new FormData(event.currentTarget))
    if (rate)
      save.mutate({ method: 'PUT', path: '/rates', body: { ...pricing, rates: replaceRate(pricing.rates, rate) } }, { onSuccess: onClose })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('addTitle')} description={t('addText')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        <SelectField label={t('market')} name="market">
          {markets.map((market) => (
            <option key={market} value={market}>
              {market === '*' ? t('otherMarkets') : market}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('category')} name="category">
          {(['service', 'utility', 'marketing', 'authentication'] as const).map((category) => (
            <option key={category} value={category}>
              {t(`categories.${category}`)}
            </option>
          ))}
        </SelectField>
        <div className="grid grid-cols-[1fr_110px] gap-3">
          <TextField label={t('price')} name="price" required inputMode="decimal" pattern="\d{1,2}([.,]\d{1,6})?" placeholder="0.0500" />
          <TextField label={t('currency')} name="currency" required pattern="[A-Z]{3}" defaultValue={pricing.rates[0]?.currency ?? 'USD'} />
        </div>
        <TextField label={t('validFrom')} name="valid_from" type="date" required />
        <TextField label={t('source')} name="source" required maxLength={300} hint={t('sourceHint')} />
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" type="submit" disabled={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The form is one line of the rates file, and read by the same rules. */
function readRate(form: FormData): RateRow | null {
  const [header] = writeRatesCsv([]).split('\n')
  const cells = ratesCsvHeader.map((name) => `"${String(form.get(name) ?? '').replaceAll('"', '""')}"`)
  const parsed = parseRatesCsv(`${header}\n${cells.join(',')}`)
  return parsed.kind === 'parsed' ? (parsed.rates[0] ?? null) : null
}
