import { newId } from '../lib/core/clock.server.ts'
import type { Tx } from './client.ts'
import { currency, freeServiceMessagesPerMonth, marketPrices, source, validFrom } from './data/price-list.ts'
import { listRates, lockPricing, replacePricing } from './queries/pricing.ts'

/** Gives a database without any price the list of `db/data/price-list.ts`; one that has prices is left alone. */
export async function installPriceList(tx: Tx): Promise<void> {
  await lockPricing(tx)
  if ((await listRates(tx)).length > 0) return
  const dated = { validFrom, validUntil: null, source }
  const long = new Date('2025-07-01T00:00:00Z') // per-message pricing began
  await replacePricing(tx, {
    rates: marketPrices.flatMap(({ market, marketing, utility }) =>
      [
        { category: 'marketing', priceMicros: marketing },
        { category: 'utility', priceMicros: utility },
        { category: 'authentication', priceMicros: utility },
        { category: 'service', priceMicros: utility },
      ].map((one) => ({ id: newId(), market, currency, ...one, ...dated })),
    ),
    markets: marketPrices.flatMap(({ market, dialCodes, countries }) => [
      ...dialCodes.map((dialCode) => ({ id: newId(), market, dialCode, country: null })),
      ...countries.map((country) => ({ id: newId(), market, dialCode: null, country })),
    ]),
    allowances: [{ id: newId(), category: 'service', perMonth: freeServiceMessagesPerMonth, ...dated }],
    chargeRules: ['service', 'utility'].flatMap((category) => [
      { id: newId(), category, insideWindow: 'free' as const, validFrom: long, validUntil: validFrom, source },
      { id: newId(), category, insideWindow: 'charged' as const, ...dated },
    ]),
  })
}
