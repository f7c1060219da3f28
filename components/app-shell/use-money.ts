'use client'

import { useFormatter } from 'use-intl'

/** Money from micros of a currency: message prices are fractions of a cent, so up to four decimals. */
export function useMoney(): (micros: number, currency: string) => string {
  const format = useFormatter()
  return (micros, currency) =>
    format.number(micros / 1_000_000, {
      style: 'currency',
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    })
}
