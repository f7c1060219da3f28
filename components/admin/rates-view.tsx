'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { hasPriceRow, type PriceRow, removePriceRow } from '@/lib/pricing/change-pricing.ts'
import type { VersionedPricing } from '@/lib/pricing/pricing-input.ts'
import { writeRatesCsv } from '@/lib/pricing/rates-csv.ts'
import { ratesQueries } from '@/lib/pricing/rates-queries.ts'
import { AddButton } from './add-button.tsx'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { PriceForm } from './price-form.tsx'
import { type Opened, RateTable, RuleTable, rateKinds, ruleKinds, useRowName } from './price-tables.tsx'
import { RatesImport } from './rates-import.tsx'
import { useSaveRates } from './use-save-rates.ts'

/** What messages cost, as dated rows: the past keeps its prices, the future can be entered ahead. */
export function RatesView() {
  const t = useTranslations('rates')
  const isAdmin = useMe().role === 'admin'
  const query = useQuery(ratesQueries.all())
  const [opened, setOpened] = useState<Opened | null>(null)
  const pricing = query.data
  const close = () => setOpened(null)
  const onChange = isAdmin ? setOpened : undefined
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
              {isAdmin && <RatesImport pricing={pricing} />}
              {isAdmin && <AddButton label={t('new.rate')} onAdd={() => setOpened({ what: 'form', kinds: rateKinds, edited: null })} />}
            </div>
          )
        }
      >
        <WhenLoaded query={query}>{pricing && <RateTable pricing={pricing} onOpen={onChange} />}</WhenLoaded>
      </AdminSection>
      {pricing && (
        <AdminSection
          level={2}
          title={t('rulesTitle')}
          text={t('rulesText')}
          action={isAdmin && <AddButton label={t('new.rule')} onAdd={() => setOpened({ what: 'form', kinds: ruleKinds, edited: null })} />}
        >
          <RuleTable pricing={pricing} onOpen={onChange} />
        </AdminSection>
      )}
      {pricing && opened?.what === 'form' && <PriceForm pricing={pricing} kinds={opened.kinds} edited={opened.edited} onClose={close} />}
      {pricing && opened?.what === 'removal' && <Removal pricing={pricing} removed={opened.removed} onClose={close} />}
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

/** Asks whether a row may go, and says what holds in its place. */
function Removal({ pricing, removed, onClose }: { pricing: VersionedPricing; removed: PriceRow; onClose: () => void }) {
  const t = useTranslations('rates')
  const tAdmin = useTranslations('admin')
  const format = useFormatter()
  const nameOf = useRowName()
  const save = useSaveRates()
  const showToast = useToast()
  const remove = () => {
    if (!hasPriceRow(pricing, removed)) return showToast(t('rowChangedMeanwhile'))
    save.mutate(removePriceRow(pricing, removed), { onSuccess: onClose })
  }
  const from = format.dateTime(new Date(removed.row.validFrom), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <ConfirmDialog
      title={t('removeTitle')}
      text={t('removeText', { name: nameOf(removed), from })}
      confirmLabel={t('remove')}
      cancelLabel={tAdmin('cancel')}
      isBusy={save.isPending}
      onClose={onClose}
      onConfirm={remove}
    />
  )
}
