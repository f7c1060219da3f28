import { formatPriceMicros, isCurrency, parseDate, parsePriceMicros } from './price-fields.ts'
import { categories, type Pricing } from './pricing-input.ts'

export type RateRow = Pricing['rates'][number]
export type ParsedRates = { kind: 'parsed'; rates: RateRow[] } | { kind: 'refused'; line: number; reason: RefusedReason }
export type RefusedReason = 'header' | 'columns' | 'category' | 'currency' | 'price' | 'date'

/** Columns of a rates file, in this order; prices in whole units ("0.0500"), dates as 2026-10-01, an empty end means until further notice. */
export const ratesCsvHeader = ['market', 'category', 'currency', 'price', 'valid_from', 'valid_until', 'source'] as const

/** Reads a rates file. The first line that does not fit refuses the whole file, by its number: half a price list is worse than none. */
export function parseRatesCsv(text: string): ParsedRates {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = lines[0]?.includes(';') ? ';' : ','
  const header = splitLine(lines[0] ?? '', separator).map((name) => name.trim().toLowerCase())
  if (ratesCsvHeader.some((name, i) => header[i] !== name)) return { kind: 'refused', line: 1, reason: 'header' }
  const rates: RateRow[] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const row = parseRow(splitLine(line, separator))
    if (typeof row === 'string') return { kind: 'refused', line: index + 1, reason: row }
    rates.push(row)
  }
  return { kind: 'parsed', rates }
}

export function writeRatesCsv(rates: readonly RateRow[]): string {
  const rows = rates.map((rate) => [
    rate.market,
    rate.category,
    rate.currency,
    formatPriceMicros(rate.priceMicros),
    rate.validFrom.slice(0, 10),
    rate.validUntil?.slice(0, 10) ?? '',
    rate.source,
  ])
  return [ratesCsvHeader, ...rows].map((cells) => cells.map(quote).join(',')).join('\n')
}

function parseRow(cells: string[]): RateRow | RefusedReason {
  if (cells.length !== ratesCsvHeader.length) return 'columns'
  const [market = '', category = '', currency = '', price = '', from = '', until = '', source = ''] = cells.map((cell) => cell.trim())
  if (!market || !source) return 'columns'
  const knownCategory = categories.find((one) => one === category)
  if (!knownCategory) return 'category'
  if (!isCurrency(currency)) return 'currency'
  const priceMicros = parsePriceMicros(price)
  if (priceMicros === null) return 'price'
  const validFrom = parseDate(from)
  const validUntil = parseDate(until)
  if (validFrom === null || (until !== '' && validUntil === null) || (validUntil !== null && validUntil <= validFrom)) return 'date'
  return { market, category: knownCategory, currency, priceMicros, validFrom, validUntil, source }
}

/** Cells of one line: bare, or in quotes with doubled quotes inside. */
function splitLine(line: string, separator: string): string[] {
  const cell = separator === ';' ? /(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g : /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g
  return [...line.matchAll(cell)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

function quote(cell: string): string {
  return /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
