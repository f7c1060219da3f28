'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { hasOverlap, hasPriceRow, type PriceRow, savePriceRow } from '@/lib/pricing/change-pricing.ts'
import { formatPriceMicros } from '@/lib/pricing/price-fields.ts'
import { categories, type Pricing, type VersionedPricing } from '@/lib/pricing/pricing-input.ts'
import { type PriceField, type Problems, readPriceForm } from '@/lib/pricing/read-price-form.ts'
import { FormActions } from './form-actions.tsx'
import { useSaveRates } from './use-save-rates.ts'

export type PriceKind = PriceRow['kind']

type PriceFormProps = {
  pricing: VersionedPricing
  /** What can be entered here; the first is offered. */
  kinds: readonly [PriceKind, ...PriceKind[]]
  /** The row to change; null enters a new one. */
  edited: PriceRow | null
  onClose: () => void
}

/** Enters a price, allowance or rule from a date on (the one in force ends there by itself), or mends one. */
export function PriceForm({ pricing, kinds, edited, onClose }: PriceFormProps) {
  const t = useTranslations('rates')
  const tUi = useTranslations('ui')
  const [kind, setKind] = useState<PriceKind>(edited?.kind ?? kinds[0])
  const [problems, setProblems] = useState<Problems>({})
  const save = useSaveRates()
  const showToast = useToast()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readPriceForm(kind, Object.fromEntries(textsOf(new FormData(event.currentTarget))), edited)
    if (read.kind === 'refused') return setProblems(read.problems)
    if (edited && !hasPriceRow(pricing, edited)) return showToast(t('rowChangedMeanwhile'))
    const changed = savePriceRow(pricing, read.saved, edited)
    if (hasOverlap(changed)) return setProblems({ valid_until: 'overlap' })
    setProblems({})
    save.mutate(changed, { onSuccess: onClose })
  }
  const errorOf = (name: PriceField) => {
    const problem = problems[name]
    return problem && t(`problem.${problem}`)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(edited ? `edit.${kind}` : `new.${kinds.length > 1 ? 'rule' : kind}`)}
      description={edited ? t('editText') : t('addText')}
      closeLabel={tUi('close')}
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        {kinds.length > 1 && !edited && (
          <SelectField
            label={t('kind')}
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </SelectField>
        )}
        <KindFields key={kind} kind={kind} pricing={pricing} edited={edited} errorOf={errorOf} />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('validFrom')}
            name="valid_from"
            type="date"
            defaultValue={edited?.row.validFrom.slice(0, 10)}
            error={errorOf('valid_from')}
          />
          <TextField
            label={t('validUntil')}
            name="valid_until"
            type="date"
            defaultValue={edited?.row.validUntil?.slice(0, 10)}
            hint={t('validUntilHint')}
            error={errorOf('valid_until')}
          />
        </div>
        <TextField
          label={t('source')}
          name="source"
          maxLength={300}
          defaultValue={edited?.row.source}
          hint={t('sourceHint')}
          error={errorOf('source')}
        />
        <FormActions isBusy={save.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

type KindFieldsProps = { kind: PriceKind; pricing: Pricing; edited: PriceRow | null; errorOf: (name: PriceField) => string | undefined }

function KindFields({ kind, pricing, edited, errorOf }: KindFieldsProps) {
  const t = useTranslations('rates')
  // Only answers are counted against an allowance (whatsapp-messages.md 7.2).
  if (kind === 'allowance') {
    const perMonth = edited?.kind === 'allowance' ? String(edited.row.perMonth) : ''
    return (
      <>
        <input type="hidden" name="category" value={edited?.row.category ?? 'service'} />
        <TextField label={t('perMonth')} name="per_month" inputMode="numeric" defaultValue={perMonth} error={errorOf('per_month')} />
      </>
    )
  }
  const category = (
    <SelectField label={t('category')} name="category" defaultValue={edited?.row.category} error={errorOf('category')}>
      {categories.map((one) => (
        <option key={one} value={one}>
          {t(`categories.${one}`)}
        </option>
      ))}
    </SelectField>
  )
  if (kind === 'charge_rule') {
    return (
      <>
        {category}
        <SelectField
          label={t('rule')}
          name="inside_window"
          defaultValue={edited?.kind === 'charge_rule' ? edited.row.insideWindow : undefined}
          error={errorOf('inside_window')}
        >
          {(['charged', 'free'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`insideWindow.${one}`)}
            </option>
          ))}
        </SelectField>
      </>
    )
  }
  const rate = edited?.kind === 'rate' ? edited.row : null
  const markets = [...new Set(['*', ...pricing.markets.map(({ market }) => market), ...pricing.rates.map(({ market }) => market)])].sort()
  return (
    <>
      <SelectField label={t('market')} name="market" defaultValue={rate?.market} error={errorOf('market')}>
        {markets.map((market) => (
          <option key={market} value={market}>
            {market === '*' ? t('otherMarkets') : market}
          </option>
        ))}
      </SelectField>
      {category}
      <div className="grid grid-cols-[1fr_110px] gap-3">
        <TextField
          label={t('price')}
          name="price"
          inputMode="decimal"
          placeholder="0.0500"
          defaultValue={rate ? formatPriceMicros(rate.priceMicros) : undefined}
          error={errorOf('price')}
        />
        <TextField
          label={t('currency')}
          name="currency"
          defaultValue={rate?.currency ?? pricing.rates[0]?.currency ?? 'USD'}
          error={errorOf('currency')}
        />
      </div>
    </>
  )
}

function textsOf(form: FormData): [string, string][] {
  return [...form].map(([name, value]) => [name, String(value)])
}
