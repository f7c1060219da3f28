import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRatesCsv, type RateRow, writeRatesCsv } from './rates-csv.ts'

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
