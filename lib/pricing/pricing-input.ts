import { z } from 'zod'
import { findOverlap } from './dated-rows.ts'

/** One spelling per instant, so that `…00Z` and `…00.000Z` compare as the same; what is no date has been refused already. */
const instant = z.iso.datetime().overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
const dated = {
  validFrom: instant,
  /** Null: until further notice. */
  validUntil: instant.nullable(),
  source: z.string().trim().min(1).max(300),
}
export const categories = ['service', 'utility', 'marketing', 'authentication'] as const
export type Category = (typeof categories)[number]
const category = z.enum(categories)
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
  .refine((all) => findOverlap(all.rates, rateKey) === null, {
    error: 'two rates of one market and category are valid at the same time',
    path: ['rates'],
  })
  .refine((all) => findOverlap(all.allowances, categoryKey) === null, {
    error: 'two allowances of one category are valid at the same time',
    path: ['allowances'],
  })
  .refine((all) => findOverlap(all.chargeRules, categoryKey) === null, {
    error: 'two rules of one category are valid at the same time',
    path: ['chargeRules'],
  })
export type Pricing = z.infer<typeof pricingSchema>

/** The price data as it is read: `version` names exactly this content. */
export const readPricingSchema = pricingSchema.safeExtend({ version: z.string() })
export type VersionedPricing = z.infer<typeof readPricingSchema>

/**
 * The price data as it is replaced. With the `version` it was made from, a change that somebody else saved meanwhile is
 * refused with `conflict` and nothing is lost; without one the last write wins.
 */
export const replacePricingSchema = pricingSchema.safeExtend({ version: z.string().max(100).optional() })
export type ReplacePricing = z.infer<typeof replacePricingSchema>

/** Rates of one market and category follow each other. */
export function rateKey(row: { market: string; category: Category }): string {
  return `${row.market}\n${row.category}`
}

/** Allowances of one category follow each other, and so do rules. */
export function categoryKey(row: { category: Category }): string {
  return row.category
}
