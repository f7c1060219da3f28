import { asc, sql } from 'drizzle-orm'
import type { ConnectionId } from '../../lib/core/ids.ts'
import type { Tx } from '../client.ts'
import { allowances, chargeRules, markets, rates } from '../schema/pricing.ts'

export async function listRates(tx: Tx) {
  return tx.select().from(rates).orderBy(asc(rates.market), asc(rates.category), asc(rates.validFrom))
}
export async function listMarkets(tx: Tx) {
  return tx.select().from(markets).orderBy(asc(markets.market), asc(markets.dialCode), asc(markets.country))
}
export async function listAllowances(tx: Tx) {
  return tx.select().from(allowances).orderBy(asc(allowances.category), asc(allowances.validFrom))
}
export async function listChargeRules(tx: Tx) {
  return tx.select().from(chargeRules).orderBy(asc(chargeRules.category), asc(chargeRules.validFrom))
}

/** Any constant will do; see `lockPricing`. */
const pricingLock = 7_262_003

/**
 * One change of the price data at a time, until the transaction ends: rows that are deleted and inserted anew cannot be
 * locked themselves. Taken before the data are read that the change is made from.
 */
export async function lockPricing(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${pricingLock})`)
}

/** Replaces all dated price data, under `lockPricing`. */
export async function replacePricing(
  tx: Tx,
  input: {
    rates: (typeof rates.$inferInsert)[]
    markets: (typeof markets.$inferInsert)[]
    allowances: (typeof allowances.$inferInsert)[]
    chargeRules: (typeof chargeRules.$inferInsert)[]
  },
): Promise<void> {
  await tx.delete(rates)
  await tx.delete(markets)
  await tx.delete(allowances)
  await tx.delete(chargeRules)
  if (input.rates.length > 0) await tx.insert(rates).values(input.rates)
  if (input.markets.length > 0) await tx.insert(markets).values(input.markets)
  if (input.allowances.length > 0) await tx.insert(allowances).values(input.allowances)
  if (input.chargeRules.length > 0) await tx.insert(chargeRules).values(input.chargeRules)
}

/**
 * Messages of a number that used up the month's free allowance since an instant: those the provider priced as free
 * service messages. For showing and forecasting only; the provider does the counting (whatsapp-messages.md 3.2).
 */
export async function countFreeServiceMessages(tx: Tx, connectionId: ConnectionId, since: Date): Promise<number> {
  const rows = await tx.execute<{ count: number }>(sql`
    select count(distinct provider_id)::int as count from message_statuses
    where connection_id = ${connectionId} and at >= ${since.toISOString()}::timestamptz
      and pricing->>'category' = 'service' and pricing->>'type' = 'free_customer_service'`)
  return rows[0]?.count ?? 0
}
