import type { PriceRow } from './change-pricing.ts'
import { isCurrency, parseDate, parsePriceMicros } from './price-fields.ts'
import { type Category, categories } from './pricing-input.ts'

export type PriceField =
  | 'market'
  | 'category'
  | 'price'
  | 'currency'
  | 'per_month'
  | 'inside_window'
  | 'valid_from'
  | 'valid_until'
  | 'source'
export type FieldProblem = 'required' | 'price' | 'currency' | 'count' | 'date' | 'order' | 'overlap'
export type Problems = Partial<Record<PriceField, FieldProblem>>
export type ReadPriceForm = { kind: 'read'; saved: PriceRow } | { kind: 'refused'; problems: Problems }

/** Highest number of free messages a month (pricing-input.ts). */
const maxPerMonth = 10_000_000

/**
 * Reads what was filled in for a dated row, or says for each field what is wrong with it.
 * `before` is the row that is being changed: a date left as it was keeps its time of day.
 */
export function readPriceForm(kind: PriceRow['kind'], fields: Partial<Record<PriceField, string>>, before: PriceRow | null): ReadPriceForm {
  const problems: Problems = {}
  const text = (name: PriceField) => fields[name]?.trim() ?? ''
  const need = <Value>(name: PriceField, value: Value | null, problem: FieldProblem): Value | null => {
    if (text(name) === '') problems[name] = 'required'
    else if (value === null) problems[name] = problem
    return value
  }
  const date = (name: 'valid_from' | 'valid_until', known: string | null | undefined) =>
    known?.startsWith(text(name)) && text(name) !== '' ? known : parseDate(text(name))
  const validFrom = need('valid_from', date('valid_from', before?.row.validFrom), 'date')
  const validUntil = text('valid_until') === '' ? null : need('valid_until', date('valid_until', before?.row.validUntil), 'date')
  if (validFrom && validUntil && validUntil <= validFrom) problems.valid_until = 'order'
  const source = need('source', text('source') || null, 'required')
  const category = need('category', categories.find((one) => one === text('category')) ?? null, 'required')
  const dated = { validFrom: validFrom ?? '', validUntil, source: source ?? '' }
  const saved = readKind(kind, category ?? 'service', dated, { text, need })
  return Object.keys(problems).length > 0 ? { kind: 'refused', problems } : { kind: 'read', saved }
}

type DatedFields = { validFrom: string; validUntil: string | null; source: string }
type Reader = {
  text: (name: PriceField) => string
  need: <Value>(name: PriceField, value: Value | null, problem: FieldProblem) => Value | null
}

/** The fields of one kind; a missing one has been noted as a problem, and the row then counts for nothing. */
function readKind(kind: PriceRow['kind'], category: Category, dated: DatedFields, { text, need }: Reader): PriceRow {
  if (kind === 'rate') {
    const market = need('market', text('market') || null, 'required') ?? ''
    const priceMicros = need('price', parsePriceMicros(text('price')), 'price') ?? 0
    const currency = need('currency', isCurrency(text('currency')) ? text('currency') : null, 'currency') ?? ''
    return { kind, row: { market, category, currency, priceMicros, ...dated } }
  }
  if (kind === 'allowance') {
    const count = /^\d{1,8}$/.test(text('per_month')) ? Number(text('per_month')) : null
    const perMonth = need('per_month', count !== null && count <= maxPerMonth ? count : null, 'count') ?? 0
    return { kind, row: { category, perMonth, ...dated } }
  }
  const insideWindow = need(
    'inside_window',
    (['charged', 'free'] as const).find((one) => one === text('inside_window')) ?? null,
    'required',
  )
  return { kind, row: { category, insideWindow: insideWindow ?? 'charged', ...dated } }
}
