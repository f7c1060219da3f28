import { clients } from '../../db/client.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { findWindow } from '../../db/queries/conversations.ts'
import { listIdentities } from '../../db/queries/customers.ts'
import {
  countFreeServiceMessages,
  listAllowances,
  listChargeRules,
  listMarkets,
  listRates,
  replacePricing,
} from '../../db/queries/pricing.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import { newId } from '../core/clock.server.ts'
import type { ConversationId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { countryOf } from '../customers/describe-customer.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { monthBounds } from './month-bounds.ts'
import { findMarket, quotePrices } from './price-message.ts'
import type { PriceQuote } from './price-quote.ts'
import { forgetPrices, pricesAt } from './prices.server.ts'
import type { Pricing } from './pricing-input.ts'

/** What a message to this conversation's customer costs now, and after the window. @throws AppError `not_found`. */
export async function quotePrice(actor: Actor, id: ConversationId): Promise<PriceQuote> {
  const { db } = clients()
  const now = new Date()
  const conversation = await accessConversation(db, actor, id)
  const [customer, identities, window, connection, prices] = await Promise.all([
    accessCustomer(db, actor, conversation.customerId),
    listIdentities(db, [conversation.customerId]),
    findWindow(db, conversation.customerId, conversation.connectionId),
    findConnection(db, conversation.connectionId),
    pricesAt(db, now),
  ])
  const month = monthBounds(now, connection?.timeZone ?? 'UTC')
  const userId = identities.find((one) => one.kind === 'whatsapp_user')?.value ?? null
  return quotePrices(prices, {
    market: findMarket(prices.markets, customer.phone, countryOf(customer.phone, userId)),
    isWindowOpen: window !== null && window.closesAt > now,
    isFreeEntryPoint: window?.freeUntil != null && window.freeUntil > now,
    usedThisMonth: await countFreeServiceMessages(db, conversation.connectionId, month.start),
    monthEndsAt: month.end.toISOString(),
  })
}

/** All dated price data. */
export async function readPricing(): Promise<Pricing> {
  const { db } = clients()
  const [rates, markets, allowances, chargeRules] = await Promise.all([
    listRates(db),
    listMarkets(db),
    listAllowances(db),
    listChargeRules(db),
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

/** Replaces all dated price data; what was already priced keeps its price. */
export async function savePricing(actor: Actor, pricing: Pricing): Promise<Pricing> {
  const dated = <T extends { validFrom: string; validUntil: string | null }>(row: T) => ({
    ...row,
    id: newId(),
    validFrom: new Date(row.validFrom),
    validUntil: row.validUntil ? new Date(row.validUntil) : null,
  })
  await inTransaction(async (tx) => {
    await replacePricing(tx, {
      rates: pricing.rates.map(dated),
      markets: pricing.markets.map((row) => ({ ...row, id: newId() })),
      allowances: pricing.allowances.map(dated),
      chargeRules: pricing.chargeRules.map(dated),
    })
    await audit(tx, actor, 'rates.replaced', null, { rates: pricing.rates.length, markets: pricing.markets.length })
    const changes = new Changes()
    changes.event({ type: 'rates.changed' })
    await changes.emit(tx)
  })
  forgetPrices()
  wakeRelay()
  return readPricing()
}
