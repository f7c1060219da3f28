import { unreachable } from '../core/errors.ts'
import { addDated, findOverlap, removeDated } from './dated-rows.ts'
import { categoryKey, type Pricing, rateKey } from './pricing-input.ts'

/** One dated row of the price data. */
export type PriceRow =
  | { kind: 'rate'; row: Pricing['rates'][number] }
  | { kind: 'allowance'; row: Pricing['allowances'][number] }
  | { kind: 'charge_rule'; row: Pricing['chargeRules'][number] }

/** The price data with a row more, in the place of `replaced` where that is given. */
export function savePriceRow(pricing: Pricing, saved: PriceRow, replaced: PriceRow | null = null): Pricing {
  const kept = replaced ? removePriceRow(pricing, replaced) : pricing
  switch (saved.kind) {
    case 'rate':
      return { ...kept, rates: addDated(kept.rates, saved.row, rateKey) }
    case 'allowance':
      return { ...kept, allowances: addDated(kept.allowances, saved.row, categoryKey) }
    case 'charge_rule':
      return { ...kept, chargeRules: addDated(kept.chargeRules, saved.row, categoryKey) }
    default:
      return unreachable(saved)
  }
}

/** The price data without a row; the one before it holds on in its place. */
export function removePriceRow(pricing: Pricing, removed: PriceRow): Pricing {
  switch (removed.kind) {
    case 'rate':
      return { ...pricing, rates: removeDated(pricing.rates, removed.row, rateKey) }
    case 'allowance':
      return { ...pricing, allowances: removeDated(pricing.allowances, removed.row, categoryKey) }
    case 'charge_rule':
      return { ...pricing, chargeRules: removeDated(pricing.chargeRules, removed.row, categoryKey) }
    default:
      return unreachable(removed)
  }
}

/** Whether some price would have two answers at some moment. */
export function hasOverlap({ rates, allowances, chargeRules }: Pricing): boolean {
  return [findOverlap(rates, rateKey), findOverlap(allowances, categoryKey), findOverlap(chargeRules, categoryKey)].some(Boolean)
}
