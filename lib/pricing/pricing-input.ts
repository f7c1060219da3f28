import { z } from 'zod'

const dated = {
  validFrom: z.iso.datetime(),
  /** Null: until further notice. */
  validUntil: z.iso.datetime().nullable(),
  source: z.string().trim().min(1).max(300),
}
const category = z.enum(['service', 'utility', 'marketing', 'authentication'])
const market = z.string().trim().min(1).max(80)
const isInOrder = (row: { validFrom: string; validUntil: string | null }) => row.validUntil === null || row.validUntil > row.validFrom

/** All dated price data, read and replaced as a whole (`GET` and `PUT /rates`). Prices in micros of the currency. */
export const pricingSchema = z
  .object({
    rates: z.array(
      z
        .object({
          market,
          category,
          currency: z.string().regex(/^[A-Z]{3}$/),
          priceMicros: z.number().int().min(0).max(100_000_000),
          ...dated,
        })
        .refine(isInOrder, 'validUntil must come after validFrom'),
    ),
    markets: z.array(
      z.object({
        market,
        dialCode: z
          .string()
          .regex(/^\d{1,8}$/)
          .nullable(),
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .nullable(),
      }),
    ),
    allowances: z.array(
      z
        .object({ category, perMonth: z.number().int().min(0).max(10_000_000), ...dated })
        .refine(isInOrder, 'validUntil must come after validFrom'),
    ),
    chargeRules: z.array(
      z.object({ category, insideWindow: z.enum(['charged', 'free']), ...dated }).refine(isInOrder, 'validUntil must come after validFrom'),
    ),
  })
  .refine((all) => findOverlap(all.rates) === null, {
    error: 'two rates of one market and category are valid at the same time',
    path: ['rates'],
  })
export type Pricing = z.infer<typeof pricingSchema>

type DatedRate = { market: string; category: string; validFrom: string; validUntil: string | null }

/** Two rows that would both be valid at some moment, or null: a price must have one answer at any time. */
export function findOverlap<T extends DatedRate>(rates: T[]): [T, T] | null {
  const sorted = [...rates].sort((a, b) =>
    `${a.market}\n${a.category}\n${a.validFrom}`.localeCompare(`${b.market}\n${b.category}\n${b.validFrom}`),
  )
  for (const [index, row] of sorted.entries()) {
    const next = sorted[index + 1]
    const isSame = next && next.market === row.market && next.category === row.category
    if (isSame && (row.validUntil === null || row.validUntil > next.validFrom)) return [row, next]
  }
  return null
}
