import { clients, type Tx } from '../../db/client.ts'
import { listAllowances, listChargeRules, listMarkets, listRates, replacePricing } from '../../db/queries/pricing.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { newId } from '../core/clock.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { describePricingChange } from './describe-pricing-change.ts'
import { forgetPrices } from './prices.server.ts'
import type { Pricing } from './pricing-input.ts'

/** All dated price data. */
export async function readPricing(tx: Tx = clients().db): Promise<Pricing> {
  const [rates, markets, allowances, chargeRules] = await Promise.all([
    listRates(tx),
    listMarkets(tx),
    listAllowances(tx),
    listChargeRules(tx),
  ])
  const dated = (row: { validFrom: Date; validUntil: Date | null; source: string }) => ({
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    source: row.source,
  })
  return {
    rates: rates.map((row) => ({
      market: row.market,
      category: row.category as Pricing['rates'][number]['category'],
      currency: row.currency,
      priceMicros: row.priceMicros,
      ...dated(row),
    })), // written through pricingSchema
    markets: markets.map(({ market, dialCode, country }) => ({ market, dialCode, country })),
    allowances: allowances.map((row) => ({
      category: row.category as Pricing['allowances'][number]['category'],
      perMonth: row.perMonth,
      ...dated(row),
    })), // as above
    chargeRules: chargeRules.map((row) => ({
      category: row.category as Pricing['chargeRules'][number]['category'],
      insideWindow: row.insideWindow,
      ...dated(row),
    })), // as above
  }
}

/** Replaces all dated price data; what was already priced keeps its price. The audit names the rows that went and came. */
export async function savePricing(actor: Actor, pricing: Pricing): Promise<Pricing> {
  const dated = <T extends { validFrom: string; validUntil: string | null }>(row: T) => ({
    ...row,
    id: newId(),
    validFrom: new Date(row.validFrom),
    validUntil: row.validUntil ? new Date(row.validUntil) : null,
  })
  await inTransaction(async (tx) => {
    const before = await readPricing(tx)
    await replacePricing(tx, {
      rates: pricing.rates.map(dated),
      markets: pricing.markets.map((row) => ({ ...row, id: newId() })),
      allowances: pricing.allowances.map(dated),
      chargeRules: pricing.chargeRules.map(dated),
    })
    await audit(tx, actor, 'rates.replaced', null, describePricingChange(before, pricing))
    const changes = new Changes()
    changes.event({ type: 'rates.changed' })
    await changes.emit(tx)
  })
  forgetPrices()
  wakeRelay()
  return readPricing()
}
