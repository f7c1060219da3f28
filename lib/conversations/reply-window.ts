/** From when the list shows the clock of the reply window. */
const showClockMs = 4 * 60 * 60_000

export type ReplyWindow =
  | { state: 'open'; leftMs: number; closesAt: string; isClosingSoon: boolean }
  | { state: 'closed'; closedAt: string }
  /** The customer never wrote: only a template can open it. */
  | { state: 'never_opened' }

/** The provider's 24-hour reply window at a time (whatsapp-messages.md 7.1). */
export function replyWindow(closesAt: string | null, now: number): ReplyWindow {
  if (closesAt === null) return { state: 'never_opened' }
  const leftMs = Date.parse(closesAt) - now
  if (leftMs <= 0) return { state: 'closed', closedAt: closesAt }
  return { state: 'open', leftMs, closesAt, isClosingSoon: leftMs < showClockMs }
}
