import { describe, expect, test } from 'vitest'
import { monthBounds } from './month-bounds.ts'
import { findMarket, listPrice, type PricesInForce, priceOfStatus, quotePrices, restOfWorld } from './price-message.ts'

const prices: PricesInForce = {
  rates: [
    { market: 'Netherlands', category: 'service', currency: 'USD', priceMicros: 50_000 },
    { market: 'Netherlands', category: 'utility', currency: 'USD', priceMicros: 50_000 },
    { market: 'Netherlands', category: 'marketing', currency: 'USD', priceMicros: 159_700 },
    { market: restOfWorld, category: 'utility', currency: 'USD', priceMicros: 7_700 },
  ],
  markets: [
    { market: 'Netherlands', dialCode: '31', country: 'NL' },
    { market: 'North America', dialCode: '1', country: 'US' },
    { market: 'Rest of Western Europe', dialCode: '353', country: 'IE' },
  ],
  allowances: [{ category: 'service', perMonth: 1000 }],
  chargeRules: [
    { category: 'service', insideWindow: 'charged' },
    { category: 'utility', insideWindow: 'charged' },
  ],
}
const asked = { market: 'Netherlands', isWindowOpen: true, isFreeEntryPoint: false, usedThisMonth: 0, monthEndsAt: '2026-12-01T00:00:00Z' }

describe('a quote', () => {
  test('is free for the thousandth service message of the month and charged for the next', () => {
    expect(quotePrices(prices, { ...asked, usedThisMonth: 999 }).now).toMatchObject({ micros: 0, reason: 'free_allowance' })
    expect(quotePrices(prices, { ...asked, usedThisMonth: 1000 }).now).toMatchObject({ micros: 50_000, reason: 'rate' })
  })

  test('is free inside a free entry point, templates too', () => {
    const quote = quotePrices(prices, { ...asked, isFreeEntryPoint: true, usedThisMonth: 5000 })
    expect([quote.now, quote.templates.marketing, quote.afterWindow].map((one) => [one?.micros, one?.reason])).toEqual(
      Array(3).fill([0, 'free_entry_point']),
    )
  })

  test('has no free-form price once the window has closed', () => {
    expect(quotePrices(prices, { ...asked, isWindowOpen: false })).toMatchObject({ now: null, templates: { utility: { micros: 50_000 } } })
  })

  test('follows the rule in force for templates inside the window', () => {
    const before = { ...prices, chargeRules: [{ category: 'utility', insideWindow: 'free' as const }] }
    expect(quotePrices(before, asked).templates.utility).toMatchObject({ micros: 0, reason: 'free_inside_window' })
    expect(quotePrices(before, { ...asked, isWindowOpen: false }).templates.utility).toMatchObject({ micros: 50_000 })
  })

  test('is unknown, never zero, where no rate is in force', () => {
    expect(listPrice({ ...prices, rates: [] }, 'Netherlands', 'marketing')).toMatchObject({ micros: null, reason: 'unknown' })
    expect(listPrice(prices, 'Atlantis', 'marketing')).toMatchObject({ micros: null, reason: 'unknown' })
    expect(listPrice(prices, 'Atlantis', 'utility')).toMatchObject({ micros: 7_700, reason: 'rate' })
  })
})

test.each([
  ['31600000002', null, 'Netherlands'],
  ['35312345678', 'NL', 'Rest of Western Europe'], // the number decides, not the user id
  [null, 'NL', 'Netherlands'],
  [null, 'XX', restOfWorld],
  ['99900000000', 'NL', restOfWorld],
])('number %s with country %s is in market %s', (phone, country, market) => {
  expect(findMarket(prices.markets, phone, country)).toBe(market)
})

test.each([
  ['regular', 'service', 50_000],
  ['regular', 'marketing_lite', 159_700],
  ['free_customer_service', 'service', 0],
  ['free_entry_point', 'referral_conversion', 0],
  ['regular', 'general_purpose_ai', null],
  ['regular', 'constructor', null],
  ['something_new', 'service', null],
  [null, 'service', null],
])('a status of type %s and category %s costs %s', (type, category, micros) => {
  expect(priceOfStatus(prices, 'Netherlands', { type, category })?.micros ?? null).toBe(micros)
})

test.each([
  ['2026-11-25T12:00:00Z', 'Europe/Amsterdam', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
  ['2026-12-31T23:30:00Z', 'Europe/Amsterdam', '2026-12-31T23:00:00.000Z', '2027-01-31T23:00:00.000Z'],
  ['2026-12-15T00:00:00Z', 'UTC', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['2026-03-30T00:00:00Z', 'Europe/Amsterdam', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'], // summer time begins
  ['2026-10-25T12:00:00Z', 'Europe/Amsterdam', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'], // and ends
  ['2026-11-01T03:00:00Z', 'America/Los_Angeles', '2026-10-01T07:00:00.000Z', '2026-11-01T07:00:00.000Z'],
  ['2026-05-10T00:00:00Z', 'Asia/Kolkata', '2026-04-30T18:30:00.000Z', '2026-05-31T18:30:00.000Z'],
])('the month of %s in %s', (at, zone, start, end) => {
  const bounds = monthBounds(new Date(at), zone)
  expect([bounds.start.toISOString(), bounds.end.toISOString()]).toEqual([start, end])
})
