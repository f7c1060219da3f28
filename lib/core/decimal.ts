import { z } from 'zod'

/**
 * A whole number in a path or a query, written in decimal digits and nothing else: `Number` would take `0x10`, `1e2`,
 * blanks and the empty text as well. At most 15 digits, so that it is exact.
 */
export function decimal(min: number, max: number = 999_999_999_999_999) {
  return z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text), 'must be a whole number in digits')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .meta({ override: { type: 'integer', minimum: min, maximum: max } })
}

/** A whole number in the provider's JSON, as a number or in digits; null and the empty text are none, not 0. */
export const providerInteger = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}$/)])
  .transform(Number)
  .pipe(z.number().int())
