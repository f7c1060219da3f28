import type { RateRow } from './rates-csv.ts'

/**
 * Adds a dated rate: the row in force at that moment ends where the new one begins, rows that begin later stay.
 * So there is one answer at any time, and what was charged before keeps its rate.
 */
export function replaceRate(rates: readonly RateRow[], added: RateRow): RateRow[] {
  const isSame = (rate: RateRow) => rate.market === added.market && rate.category === added.category
  const later = rates.filter((rate) => isSame(rate) && rate.validFrom > added.validFrom).map((rate) => rate.validFrom)
  const ended = rates
    .filter((rate) => !(isSame(rate) && rate.validFrom === added.validFrom))
    .map((rate) => {
      const isInForce = isSame(rate) && rate.validFrom < added.validFrom && (rate.validUntil === null || rate.validUntil > added.validFrom)
      return isInForce ? { ...rate, validUntil: added.validFrom } : rate
    })
  const validUntil = added.validUntil ?? later.sort()[0] ?? null
  return [...ended, { ...added, validUntil }]
}
