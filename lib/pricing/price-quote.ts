import { z } from 'zod'

/** Why a price is what it is, for the words under the composer. `unknown`: no rate row is valid, never shown as zero. */
export const priceSchema = z.object({
  category: z.enum(['service', 'utility', 'marketing', 'authentication']),
  /** Micros of `currency` per delivered message; null while unknown. */
  micros: z.number().int().nullable(),
  currency: z.string().nullable(),
  reason: z.enum(['rate', 'free_allowance', 'free_entry_point', 'free_inside_window', 'unknown']),
})
export type Price = z.infer<typeof priceSchema>

/** What the composer shows: the price of a message now, and of a template once the window has closed. */
export const priceQuoteSchema = z.object({
  market: z.string(),
  /** A free-form message now; null while the window is closed. */
  now: priceSchema.nullable(),
  /** Templates, by category, now. */
  templates: z.object({ utility: priceSchema, marketing: priceSchema }),
  /** A utility template after the window has closed. */
  afterWindow: priceSchema,
  /** The month's free service messages of this number; null when no allowance is in force. */
  allowance: z.object({ perMonth: z.number().int(), used: z.number().int(), monthEndsAt: z.iso.datetime() }).nullable(),
})
export type PriceQuote = z.infer<typeof priceQuoteSchema>
