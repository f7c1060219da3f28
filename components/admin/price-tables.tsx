'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMoney } from '@/components/app-shell/use-money.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Table } from '@/components/ui/table.tsx'
import type { PriceRow } from '@/lib/pricing/change-pricing.ts'
import type { Pricing } from '@/lib/pricing/pricing-input.ts'
import type { PriceKind } from './price-form.tsx'
import { Validity } from './validity.tsx'

export const rateKinds = ['rate'] as const
export const ruleKinds = ['allowance', 'charge_rule'] as const

/** What is open above the tables: a form for a new row of these kinds, for a row there is, or the question whether to delete one. */
export type Opened =
  | { what: 'form'; kinds: readonly [PriceKind, ...PriceKind[]]; edited: PriceRow | null }
  | { what: 'removal'; removed: PriceRow }

type TableProps = { pricing: Pricing; onOpen: ((opened: Opened) => void) | undefined }

/** Prices by market and category, the newest first. */
export function RateTable({ pricing, onOpen }: TableProps) {
  const t = useTranslations('rates')
  const money = useMoney()
  const nameOf = useRowName()
  const rows = pricing.rates.toSorted(
    (a, b) => a.market.localeCompare(b.market) || a.category.localeCompare(b.category) || b.validFrom.localeCompare(a.validFrom),
  )
  return (
    <Table
      label={t('title')}
      rows={rows}
      keyOf={(rate) => `${rate.market} ${rate.category} ${rate.validFrom}`}
      columns={[
        {
          name: t('market'),
          cell: (rate) => (rate.market === '*' ? t('otherMarkets') : rate.market),
          isTitle: true,
          className: 'font-medium',
        },
        { name: t('category'), cell: (rate) => t(`categories.${rate.category}`), className: 'text-ink-2' },
        { name: t('price'), cell: (rate) => money(rate.priceMicros, rate.currency), className: 'tabular whitespace-nowrap' },
        { name: t('valid'), cell: (rate) => <Validity row={rate} /> },
        { name: t('source'), cell: (rate) => rate.source, className: 'text-ink-3 @4xl:min-w-56' },
      ]}
      actions={
        onOpen &&
        ((row) => <RowActions name={nameOf({ kind: 'rate', row })} row={{ kind: 'rate', row }} kinds={rateKinds} onOpen={onOpen} />)
      }
    />
  )
}

/** Free allowances, and what is charged inside the reply window. */
export function RuleTable({ pricing, onOpen }: TableProps) {
  const t = useTranslations('rates')
  const nameOf = useRowName()
  const rows: PriceRow[] = [
    ...pricing.allowances.map((row) => ({ kind: 'allowance' as const, row })),
    ...pricing.chargeRules.map((row) => ({ kind: 'charge_rule' as const, row })),
  ].toSorted((a, b) => a.row.category.localeCompare(b.row.category) || b.row.validFrom.localeCompare(a.row.validFrom))
  return (
    <Table
      label={t('rulesTitle')}
      rows={rows}
      keyOf={({ kind, row }) => `${kind} ${row.category} ${row.validFrom}`}
      columns={[
        { name: t('category'), cell: ({ row }) => t(`categories.${row.category}`), isTitle: true, className: 'font-medium' },
        { name: t('rule'), cell: nameOf },
        { name: t('valid'), cell: ({ row }) => <Validity row={row} /> },
        { name: t('source'), cell: ({ row }) => row.source, className: 'text-ink-3' },
      ]}
      actions={onOpen && ((row) => <RowActions name={nameOf(row)} row={row} kinds={ruleKinds} onOpen={onOpen} />)}
    />
  )
}

/** What a row says, without its dates. */
export function useRowName(): (row: PriceRow) => string {
  const t = useTranslations('rates')
  const format = useFormatter()
  return (price) => {
    if (price.kind === 'allowance') return t('allowanceRule', { count: format.number(price.row.perMonth) })
    if (price.kind === 'charge_rule') return t(`insideWindow.${price.row.insideWindow}`)
    const market = price.row.market === '*' ? t('otherMarkets') : price.row.market
    return `${market}, ${t(`categories.${price.row.category}`)}`
  }
}

type RowActionsProps = { name: string; row: PriceRow; kinds: readonly [PriceKind, ...PriceKind[]]; onOpen: (opened: Opened) => void }

function RowActions({ name, row, kinds, onOpen }: RowActionsProps) {
  const t = useTranslations('rates')
  return (
    <span className="flex justify-end gap-0.5">
      <IconButton label={t('editRow', { name })} onClick={() => onOpen({ what: 'form', kinds, edited: row })} className="size-7!">
        <Pencil aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton label={t('removeRow', { name })} onClick={() => onOpen({ what: 'removal', removed: row })} className="size-7!">
        <Trash2 aria-hidden className="size-3.5" />
      </IconButton>
    </span>
  )
}
