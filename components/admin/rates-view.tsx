'use client'

import { useQuery } from '@tanstack/react-query'
import { Download, Plus, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { useMoney } from '@/components/app-shell/use-money.ts'
import { Button } from '@/components/ui/button.tsx'
import { Table } from '@/components/ui/table.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { Pricing } from '@/lib/pricing/pricing-input.ts'
import { parseRatesCsv, writeRatesCsv } from '@/lib/pricing/rates-csv.ts'
import { ratesQueries } from '@/lib/pricing/rates-queries.ts'
import { replaceRate } from '@/lib/pricing/replace-rate.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { RateForm } from './rate-form.tsx'
import { useAdminChange } from './use-admin-change.ts'
import { Validity } from './validity.tsx'

/** What messages cost, as dated rows: the past keeps its prices, the future can be entered ahead. */
export function RatesView() {
  const t = useTranslations('rates')
  const me = useMe()
  const query = useQuery(ratesQueries.all())
  const [isAdding, setAdding] = useState(false)
  const pricing = query.data
  return (
    <>
      <AdminSection
        title={t('title')}
        text={t('text')}
        action={
          pricing && (
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => download(writeRatesCsv(pricing.rates))}>
                <Download aria-hidden className="size-4" />
                {t('export')}
              </Button>
              {me.role === 'admin' && (
                <>
                  <Import pricing={pricing} />
                  <Button variant="primary" onClick={() => setAdding(true)}>
                    <Plus aria-hidden className="size-4" />
                    {t('add')}
                  </Button>
                </>
              )}
            </div>
          )
        }
      >
        <WhenLoaded query={query}>{pricing && <RateTable pricing={pricing} />}</WhenLoaded>
      </AdminSection>
      {pricing && <Rules pricing={pricing} />}
      {isAdding && pricing && <RateForm pricing={pricing} onClose={() => setAdding(false)} />}
    </>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'rates.csv'
  link.click()
  URL.revokeObjectURL(url)
}

/** Reads a rates file into the list; a file that does not fit changes nothing and says at which line. */
function Import({ pricing }: { pricing: Pricing }) {
  const t = useTranslations('rates')
  const input = useRef<HTMLInputElement>(null)
  const showToast = useToast()
  const save = useAdminChange(ratesQueries.all().queryKey)
  const read = async (file: File) => {
    const parsed = parseRatesCsv(await file.text())
    if (parsed.kind === 'refused') return showToast(t(`importRefused.${parsed.reason}`, { line: parsed.line }))
    const rates = parsed.rates.reduce<Pricing['rates']>(replaceRate, pricing.rates)
    save.mutate(
      { method: 'PUT', path: '/rates', body: { ...pricing, rates } },
      { onSuccess: () => showToast(t('imported', { count: parsed.rates.length })) },
    )
  }
  return (
    <>
      <Button onClick={() => input.current?.click()} disabled={save.isPending}>
        <Upload aria-hidden className="size-4" />
        {t('import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void read(file)
          event.target.value = ''
        }}
      />
    </>
  )
}

function RateTable({ pricing }: { pricing: Pricing }) {
  const t = useTranslations('rates')
  const money = useMoney()
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
        { name: t('source'), cell: (rate) => rate.source, className: 'text-ink-3' },
      ]}
    />
  )
}

/** Free allowances, and what is charged inside the reply window. */
function Rules({ pricing }: { pricing: Pricing }) {
  const t = useTranslations('rates')
  const format = useFormatter()
  const rows = [
    ...pricing.allowances.map((row) => ({ row, words: t('allowanceRule', { count: format.number(row.perMonth) }) })),
    ...pricing.chargeRules.map((row) => ({ row, words: t(`insideWindow.${row.insideWindow}`) })),
  ]
  return (
    <AdminSection level={2} title={t('rulesTitle')} text={t('rulesText')}>
      <Table
        label={t('rulesTitle')}
        rows={rows}
        keyOf={({ row, words }) => `${row.category} ${words} ${row.validFrom}`}
        columns={[
          { name: t('rule'), cell: ({ words }) => words, isTitle: true },
          { name: t('category'), cell: ({ row }) => t(`categories.${row.category}`), className: 'text-ink-2' },
          { name: t('valid'), cell: ({ row }) => <Validity row={row} /> },
          { name: t('source'), cell: ({ row }) => row.source, className: 'text-ink-3' },
        ]}
      />
    </AdminSection>
  )
}
