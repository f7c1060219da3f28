import type { Dated } from './dated-rows.ts'
import { formatPriceMicros } from './price-fields.ts'
import type { Pricing } from './pricing-input.ts'

/** Rows named of each sort; a whole price list is told by its number. */
const maxNamed = 20

/** What a change of the price data took away and brought, row by row, for the audit. Pure. */
export function describePricingChange(before: Pricing, after: Pricing): { removed?: string[]; added?: string[]; markets?: string } {
  const old = listRows(before)
  const now = listRows(after)
  const removed = name([...old].filter((row) => !now.has(row)))
  const added = name([...now].filter((row) => !old.has(row)))
  const isSameMarkets = JSON.stringify(before.markets) === JSON.stringify(after.markets)
  return {
    ...(removed.length > 0 && { removed }),
    ...(added.length > 0 && { added }),
    ...(!isSameMarkets && { markets: `${before.markets.length} → ${after.markets.length}` }),
  }
}

function listRows({ rates, allowances, chargeRules }: Pricing): Set<string> {
  return new Set([
    ...rates.map((row) => `${row.market} ${row.category} ${row.currency} ${formatPriceMicros(row.priceMicros)} ${validity(row)}`),
    ...allowances.map((row) => `${row.category} ${row.perMonth} free a month ${validity(row)}`),
    ...chargeRules.map((row) => `${row.category} ${row.insideWindow} inside the window ${validity(row)}`),
  ])
}

function validity({ validFrom, validUntil }: Dated): string {
  return `from ${validFrom.slice(0, 10)}${validUntil ? ` until ${validUntil.slice(0, 10)}` : ''}`
}

function name(rows: string[]): string[] {
  return rows.length > maxNamed ? [...rows.slice(0, maxNamed), `and ${rows.length - maxNamed} more`] : rows
}
