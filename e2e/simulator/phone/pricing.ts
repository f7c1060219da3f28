/** What a message costs by the provider's rules, which change on its calendar and with the month's counter. */
import { randomUUID } from 'node:crypto'
import type { SimConversation, SimError, SimNumber, SimPricing } from '../core/state.ts'
import { ACCOUNT_TIME_ZONE, FREE_ENTRY_POINT_MS, FREE_SERVICE_MESSAGES_PER_MONTH, SERVICE_CHARGED_FROM_MS, WINDOW_MS } from '../defaults.ts'
import { errorTitle } from '../graph/graph-error.ts'

export function isWindowOpen(conversation: SimConversation, now: number): boolean {
  return conversation.windowOpenedAt !== null && now - conversation.windowOpenedAt < WINDOW_MS
}

/** An answer to an ad click within 24 hours starts 72 hours in which everything is free. */
export function startFreeEntryPoint(conversation: SimConversation, now: number): void {
  const { adClickAt } = conversation
  if (adClickAt === null || now - adClickAt >= WINDOW_MS) return
  conversation.adClickAt = null
  conversation.freeEntryPoint = { id: randomUUID().replaceAll('-', ''), until: now + FREE_ENTRY_POINT_MS }
}

export function openFreeEntryPoint(conversation: SimConversation, now: number): { id: string; until: number } | null {
  const { freeEntryPoint } = conversation
  return freeEntryPoint && now < freeEntryPoint.until ? freeEntryPoint : null
}

/**
 * Prices one accepted message and counts it against the month's allowance. `category` is `service` for everything
 * that is no template. A number without a payment method is refused (131042) past the free allowance.
 */
export function priceMessage(
  number: SimNumber,
  conversation: SimConversation,
  category: string,
  now: number,
): { pricing: SimPricing; failure: SimError | null } {
  if (openFreeEntryPoint(conversation, now)) return { pricing: free('free_entry_point', 'referral_conversion'), failure: null }
  const isCharged = now >= SERVICE_CHARGED_FROM_MS
  if (category !== 'service') {
    const isFree = !isCharged && category === 'utility' && isWindowOpen(conversation, now)
    return { pricing: isFree ? free('free_customer_service', category) : charged(category), failure: paymentFailure(number) }
  }
  const month = monthOf(now)
  const count = (number.serviceMessages[month] ?? 0) + 1
  number.serviceMessages[month] = count
  if (!isCharged || count <= FREE_SERVICE_MESSAGES_PER_MONTH) {
    return { pricing: free('free_customer_service', 'service'), failure: null }
  }
  return { pricing: charged('service'), failure: paymentFailure(number) }
}

/** `2026-11`, in the account's time zone. */
export function monthOf(now: number): string {
  return new Date(now).toLocaleDateString('sv-SE', { timeZone: ACCOUNT_TIME_ZONE }).slice(0, 7)
}

function paymentFailure(number: SimNumber): SimError | null {
  if (number.hasPaymentMethod) return null
  const details = 'Message failed to send because there is no valid payment method on the account.'
  return { code: 131042, title: errorTitle(131042), details }
}

function free(type: 'free_customer_service' | 'free_entry_point', category: string): SimPricing {
  return { billable: false, pricing_model: 'PMP', type, category }
}

function charged(category: string): SimPricing {
  return { billable: true, pricing_model: 'PMP', type: 'regular', category }
}
