'use client'

import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { addDated } from '@/lib/pricing/dated-rows.ts'
import { rateKey, type VersionedPricing } from '@/lib/pricing/pricing-input.ts'
import { parseRatesCsv } from '@/lib/pricing/rates-csv.ts'
import { useSaveRates } from './use-save-rates.ts'

/** Reads a rates file into the list; a file that does not fit changes nothing and says at which line. */
export function RatesImport({ pricing }: { pricing: VersionedPricing }) {
  const t = useTranslations('rates')
  const input = useRef<HTMLInputElement>(null)
  const showToast = useToast()
  const save = useSaveRates()
  const read = async (file: File) => {
    const parsed = parseRatesCsv(await file.text())
    if (parsed.kind === 'refused') return showToast(t(`importRefused.${parsed.reason}`, { line: parsed.line }))
    const rates = parsed.rates.reduce((rates, added) => addDated(rates, added, rateKey), pricing.rates)
    save.mutate({ ...pricing, rates }, { onSuccess: () => showToast(t('imported', { count: parsed.rates.length })) })
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
