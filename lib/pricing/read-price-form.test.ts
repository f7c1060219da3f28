import { expect, test } from 'vitest'
import { type PriceField, readPriceForm } from './read-price-form.ts'

const rate: Partial<Record<PriceField, string>> = {
  market: 'Netherlands',
  category: 'utility',
  price: '0,05',
  currency: 'EUR',
  valid_from: '2027-01-01',
  valid_until: '',
  source: 'Card',
}

test('a rate is read as it was filled in, with a comma or a point', () => {
  const row = {
    market: 'Netherlands',
    category: 'utility',
    priceMicros: 50_000,
    currency: 'EUR',
    validFrom: '2027-01-01T00:00:00.000Z',
    validUntil: null,
    source: 'Card',
  }
  expect(readPriceForm('rate', rate, null)).toEqual({ kind: 'read', saved: { kind: 'rate', row } })
  expect(readPriceForm('rate', { ...rate, price: '0.05' }, null)).toMatchObject({ saved: { row } })
})

test.each([
  ['price', '', 'required'],
  ['price', '5 cent', 'price'],
  ['currency', 'euro', 'currency'],
  ['valid_from', '', 'required'],
  ['valid_from', '2027-02-31', 'date'],
  ['valid_until', '2027-01-01', 'order'],
  ['source', '  ', 'required'],
] as const)('%s filled in as %j is told at that field', (name, value, problem) => {
  expect(readPriceForm('rate', { ...rate, [name]: value }, null)).toEqual({ kind: 'refused', problems: { [name]: problem } })
})

test('all fields that are wrong are told at once', () => {
  expect(readPriceForm('allowance', { category: 'service', per_month: 'many' }, null)).toEqual({
    kind: 'refused',
    problems: { per_month: 'count', valid_from: 'required', source: 'required' },
  })
})

test('a date left as it was keeps its time of day', () => {
  const validFrom = '2026-10-01T07:00:00.000Z'
  const read = readPriceForm(
    'charge_rule',
    { category: 'utility', inside_window: 'free', valid_from: '2026-10-01', source: 'Card' },
    {
      kind: 'charge_rule',
      row: { category: 'utility', insideWindow: 'charged', validFrom, validUntil: null, source: 'Card' },
    },
  )
  expect(read).toMatchObject({ kind: 'read', saved: { row: { validFrom, insideWindow: 'free' } } })
})
