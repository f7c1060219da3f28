import { unreachable } from '../core/errors.ts'
import { addDated, findOverlap, removeDated } from './dated-rows.ts'
import { categoryKey, type Pricing, rateKey } from './pricing-input.ts'

/** One dated row of the price data. */
export type PriceRow =
  | { kind: 'rate'; row: Pricing['rates'][number] }
  | { kind: 'allowance'; row: Pricing['allowances'][number] }
  | { kind: 'charge_rule'; row: Pricing['chargeRules'][number] }

/** The price data with a row more, in the place of `replaced` where that is given. */
export function savePriceRow<Document extends Pricing>(pricing: Document, saved: PriceRow, replaced: PriceRow | null = null): Document {
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
export function removePriceRow<Document extends Pricing>(pricing: Document, removed: PriceRow): Document {
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

/** Whether a row is still there as it was seen: another admin may have changed or deleted it. */
export function hasPriceRow(pricing: Pricing, seen: PriceRow): boolean {
  const rows = { rate: pricing.rates, allowance: pricing.allowances, charge_rule: pricing.chargeRules }[seen.kind]
  const text = (row: object) => JSON.stringify(Object.entries(row).sort())
  return rows.some((row) => text(row) === text(seen.row))
}

/** Whether some price would have two answers at some moment. */
export function hasOverlap({ rates, allowances, chargeRules }: Pricing): boolean {
  return [findOverlap(rates, rateKey), findOverlap(allowances, categoryKey), findOverlap(chargeRules, categoryKey)].some(Boolean)
}
