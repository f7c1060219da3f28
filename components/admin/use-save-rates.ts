'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import { RequestError, requestJson } from '@/lib/core/request-json.ts'
import type { VersionedPricing } from '@/lib/pricing/pricing-input.ts'
import { ratesQueries } from '@/lib/pricing/rates-queries.ts'
import { useRefusalWords } from './use-admin-change.ts'

/**
 * Saves the price data as changed from the version they carry. When somebody else saved meanwhile nothing is written:
 * the list is fetched again, and the admin is told to look and save once more.
 */
export function useSaveRates() {
  const cache = useQueryClient()
  const showToast = useToast()
  const t = useTranslations('rates')
  const words = useRefusalWords()
  return useMutation({
    mutationFn: (changed: VersionedPricing) => requestJson<VersionedPricing>('/rates', { method: 'PUT', body: changed }),
    onError: (error) => showToast(error instanceof RequestError && error.code === 'conflict' ? t('changedMeanwhile') : words(error)),
    onSettled: () => cache.invalidateQueries({ queryKey: ratesQueries.all().queryKey }),
  })
}
