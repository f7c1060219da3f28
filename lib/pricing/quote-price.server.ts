import { clients } from '../../db/client.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { findWindow } from '../../db/queries/conversations.ts'
import { listIdentities } from '../../db/queries/customers.ts'
import { countFreeServiceMessages } from '../../db/queries/pricing.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import type { ConversationId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { countryOf } from '../customers/describe-customer.ts'
import { monthBounds } from './month-bounds.ts'
import { findMarket, quotePrices } from './price-message.ts'
import type { PriceQuote } from './price-quote.ts'
import { pricesAt } from './prices.server.ts'

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
