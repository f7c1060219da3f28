import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOverlap } from './pricing-input.ts'
import { parseRatesCsv, type RateRow, writeRatesCsv } from './rates-csv.ts'
import { replaceRate } from './replace-rate.ts'

const header = 'market,category,currency,price,valid_from,valid_until,source'
const rate = (fields: Partial<RateRow> = {}): RateRow => ({
  market: 'Netherlands',
  category: 'utility',
  currency: 'USD',
  priceMicros: 50_000,
  validFrom: '2026-10-01T00:00:00.000Z',
  validUntil: null,
  source: 'Card',
  ...fields,
})

describe('a rates file', () => {
  test('comes back as it was written, whatever stands in its names', () => {
    const rows = fc.array(
      fc.record({
        market: fc.stringMatching(/^[A-Za-z][A-Za-z ,"';&]{0,18}[a-z]$/),
        priceMicros: fc.integer({ min: 0, max: 99_000_000 }),
      }),
    )
    fc.assert(
      fc.property(rows, (values) => {
        const rates = values.map((value) => rate(value))
        expect(parseRatesCsv(writeRatesCsv(rates))).toEqual({ kind: 'parsed', rates })
      }),
    )
  })

  test('may come from a spreadsheet: semicolons, decimal commas, a byte order mark, an empty last line', () => {
    const text = `\uFEFF${header.replaceAll(',', ';')}\r\nNetherlands;utility;USD;0,05;2026-10-01;;Card\r\n`
    expect(parseRatesCsv(text)).toEqual({ kind: 'parsed', rates: [rate()] })
  })

  test.each([
    ['header', 'market,price\n', 1],
    ['columns', `${header}\nNetherlands,utility,USD,0.05`, 2],
    ['category', `${header}\nNetherlands,gold,USD,0.05,2026-10-01,,Card`, 2],
    ['currency', `${header}\nNetherlands,utility,dollar,0.05,2026-10-01,,Card`, 2],
    ['price', `${header}\nNetherlands,utility,USD,free,2026-10-01,,Card`, 2],
    ['date', `${header}\nNetherlands,utility,USD,0.05,2026-10-01,2026-09-01,Card`, 2],
  ])('with a wrong %s is refused whole, by its line', (reason, text, line) => {
    expect(parseRatesCsv(text)).toEqual({ kind: 'refused', reason, line })
  })
})

describe('a new rate', () => {
  test('ends the one in force where it begins, and what was charged before keeps its price', () => {
    const added = rate({ validFrom: '2027-01-01T00:00:00.000Z', priceMicros: 60_000 })
    expect(replaceRate([rate()], added)).toEqual([rate({ validUntil: added.validFrom }), added])
  })

  test('entered before a later one ends where that begins', () => {
    const later = rate({ validFrom: '2027-04-01T00:00:00.000Z' })
    const [, , added] = replaceRate([rate(), later], rate({ validFrom: '2027-01-01T00:00:00.000Z' }))
    expect(added?.validUntil).toBe(later.validFrom)
  })

  test('never leaves two rates valid at one moment', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(starts, (months) => {
        const rates = months
          .map((month) => rate({ validFrom: `2027-${String(month).padStart(2, '0')}-01T00:00:00.000Z` }))
          .reduce<RateRow[]>(replaceRate, [])
        expect(findOverlap(rates)).toBeNull()
        expect(rates).toHaveLength(months.length)
      }),
    )
  })
})
