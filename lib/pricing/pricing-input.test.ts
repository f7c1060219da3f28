import { expect, test } from 'vitest'
import { pricingSchema } from './pricing-input.ts'

const allowance = (validFrom: string, validUntil: string | null = null) => ({
  category: 'service',
  perMonth: 100,
  validFrom,
  validUntil,
  source: 'Announcement',
})
const parse = (...allowances: object[]) => pricingSchema.safeParse({ rates: [], markets: [], allowances, chargeRules: [] })

test('an instant is the same however it is written: a row may begin where another ends', () => {
  const parsed = parse(allowance('2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'), allowance('2026-03-01T00:00:00.000Z'))
  expect(parsed.data?.allowances.map(({ validFrom }) => validFrom)).toEqual(['2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'])
})

test.each([
  ['two rows from one instant, written in two ways', [allowance('2026-01-01T00:00:00Z'), allowance('2026-01-01T00:00:00.000Z')]],
  ['an end at the start, written otherwise', [allowance('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')]],
  ['what is no date', [allowance('tomorrow')]],
  ['a day that does not exist', [allowance('2026-02-30T00:00:00Z')]],
])('%s is refused', (_, rows) => {
  expect(parse(...rows).success).toBe(false)
})
