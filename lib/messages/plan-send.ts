import type { SendInput } from './send-input.ts'

export type SendDecision = { kind: 'send' } | { kind: 'window_closed'; closedAt: string | null }

/**
 * Whether WhatsApp would take this now (whatsapp-messages.md 7.1): templates always, everything else within 24 hours of
 * the customer's last message. Notes go to nobody and are always allowed.
 */
export function planSend(kind: SendInput['kind'], windowClosesAt: Date | null, now: Date): SendDecision {
  if (kind === 'note' || kind === 'template') return { kind: 'send' }
  if (windowClosesAt && windowClosesAt > now) return { kind: 'send' }
  return { kind: 'window_closed', closedAt: windowClosesAt?.toISOString() ?? null }
}
