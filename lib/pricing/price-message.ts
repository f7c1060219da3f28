import type { Price, PriceQuote } from './price-quote.ts'

type Category = Price['category']
type Rate = { market: string; category: string; currency: string; priceMicros: number }
type Market = { market: string; dialCode: string | null; country: string | null }
type Allowance = { category: string; perMonth: number }
type ChargeRule = { category: string; insideWindow: 'charged' | 'free' }

/** The rows of the price tables that are in force at one instant. */
export type PricesInForce = { rates: Rate[]; markets: Market[]; allowances: Allowance[]; chargeRules: ChargeRule[] }

/** Everything that is outside any named market. */
export const restOfWorld = '*'

/** The market of a customer: by the longest dial code that begins the number, else by the user id's country (whatsapp-messages.md 7.3). */
export function findMarket(markets: Market[], phone: string | null, country: string | null): string {
  const byDialCode = markets
    .filter((one) => one.dialCode !== null && phone?.startsWith(one.dialCode))
    .sort((a, b) => (b.dialCode?.length ?? 0) - (a.dialCode?.length ?? 0))[0]
  if (byDialCode) return byDialCode.market
  const byCountry = phone === null ? markets.find((one) => one.country !== null && one.country === country) : undefined
  return byCountry?.market ?? restOfWorld
}

/** The listed price of a category in a market: unknown, never zero, when no rate is in force. */
export function listPrice(prices: PricesInForce, market: string, category: Category): Price {
  const rate =
    prices.rates.find((one) => one.market === market && one.category === category) ??
    prices.rates.find((one) => one.market === restOfWorld && one.category === category)
  if (!rate) return { category, micros: null, currency: null, reason: 'unknown' }
  return { category, micros: rate.priceMicros, currency: rate.currency, reason: 'rate' }
}

export type QuoteInput = {
  market: string
  isWindowOpen: boolean
  isFreeEntryPoint: boolean
  /** Service messages of this number that were free so far this month. */
  usedThisMonth: number
  monthEndsAt: string
}

/** What a message costs now and after the window, from the rows in force (whatsapp-messages.md 7.2). Pure. */
export function quotePrices(prices: PricesInForce, input: QuoteInput): PriceQuote {
  const allowance = prices.allowances.find((one) => one.category === 'service')
  const currency = listPrice(prices, input.market, 'service').currency ?? listPrice(prices, input.market, 'utility').currency
  const free = (category: Category, reason: Price['reason']): Price => ({ category, micros: 0, currency, reason })
  const inWindow = (category: Category): Price => {
    if (input.isFreeEntryPoint) return free(category, 'free_entry_point')
    const rule = prices.chargeRules.find((one) => one.category === category)
    if (input.isWindowOpen && rule?.insideWindow === 'free') return free(category, 'free_inside_window')
    if (category === 'service' && allowance && input.usedThisMonth < allowance.perMonth) return free(category, 'free_allowance')
    return listPrice(prices, input.market, category)
  }
  return {
    market: input.market,
    now: input.isWindowOpen ? inWindow('service') : null,
    templates: { utility: inWindow('utility'), marketing: inWindow('marketing') },
    afterWindow: input.isFreeEntryPoint ? free('utility', 'free_entry_point') : listPrice(prices, input.market, 'utility'),
    allowance: allowance ? { perMonth: allowance.perMonth, used: input.usedThisMonth, monthEndsAt: input.monthEndsAt } : null,
  }
}

const freeTypes = new Set(['free_customer_service', 'free_entry_point', 'free_group_customer_service'])
const chargedCategory: Record<string, Category> = {
  service: 'service',
  utility: 'utility',
  marketing: 'marketing',
  marketing_lite: 'marketing',
  authentication: 'authentication',
}

/**
 * What a sent message really cost, from the `pricing` of its status (3.2): decided on `type` and `category`, never on
 * the old `billable`. Null when either is a word we do not know: an unknown price is not zero.
 */
export function priceOfStatus(
  prices: PricesInForce,
  market: string,
  pricing: { type: string | null; category: string | null },
): { micros: number; currency: string } | null {
  const currency = listPrice(prices, market, 'utility').currency
  if (pricing.type && freeTypes.has(pricing.type)) return currency ? { micros: 0, currency } : null
  const category = pricing.category ? chargedCategory[pricing.category] : undefined
  if (pricing.type !== 'regular' || !category) return null
  const price = listPrice(prices, market, category)
  return price.micros === null || price.currency === null ? null : { micros: price.micros, currency: price.currency }
}
