import { createHash } from 'node:crypto'
import { clients, type Tx } from '../../db/client.ts'
import { listAllowances, listChargeRules, listMarkets, listRates, lockPricing, replacePricing } from '../../db/queries/pricing.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { newId } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { describePricingChange } from './describe-pricing-change.ts'
import { forgetPrices } from './prices.server.ts'
import type { Pricing, ReplacePricing, VersionedPricing } from './pricing-input.ts'

/** All dated price data, with the version that a change of it names. */
export async function readPricing(tx: Tx = clients().db): Promise<VersionedPricing> {
  const pricing = await readRows(tx)
  return { ...pricing, version: createHash('sha256').update(JSON.stringify(pricing)).digest('base64url') }
}

async function readRows(tx: Tx): Promise<Pricing> {
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

/**
 * Replaces all dated price data; what was already priced keeps its price. The audit names the rows that went and came.
 * Two at once take turns.
 * @throws AppError `conflict` when the change names a version that is no longer the one in force; nothing is changed.
 */
export async function savePricing(actor: Actor, { version, ...pricing }: ReplacePricing): Promise<VersionedPricing> {
  const dated = <T extends { validFrom: string; validUntil: string | null }>(row: T) => ({
    ...row,
    id: newId(),
    validFrom: new Date(row.validFrom),
    validUntil: row.validUntil ? new Date(row.validUntil) : null,
  })
  const saved = await inTransaction(async (tx) => {
    await lockPricing(tx)
    const before = await readPricing(tx)
    if (version !== undefined && version !== before.version) {
      throw new AppError('conflict', {
        publicMessage: 'The prices were changed meanwhile: read them again and make your change on those.',
        details: { version: before.version },
      })
    }
    await replacePricing(tx, {
      rates: pricing.rates.map(dated),
      markets: pricing.markets.map((row) => ({ ...row, id: newId() })),
      allowances: pricing.allowances.map(dated),
      chargeRules: pricing.chargeRules.map(dated),
    })
    await audit(tx, actor, 'rates.replaced', null, describePricingChange(before, pricing))
    const saved = await readPricing(tx)
    const changes = new Changes()
    changes.event({ type: 'rates.changed' })
    await changes.emit(tx)
    return saved
  })
  forgetPrices()
  wakeRelay()
  return saved
}
