import type { Preview } from './conversation-row.ts'

const reopenMs = 24 * 60 * 60 * 1000

/** A new inbound entry within 24 hours of resolving opens the same conversation again (design.md, decision 2). */
export function reopensConversation(resolvedAt: Date | null, now: Date): boolean {
  return resolvedAt !== null && now.getTime() - resolvedAt.getTime() < reopenMs
}

type Before = {
  preview: Preview | null
  status: 'open' | 'snoozed' | 'resolved'
  snoozedUntil: Date | null
  openedAt: Date
  lastActivityAt: Date
  lastPosition: string | null
  lastInboundPosition: string | null
  lastAnswerPosition: string | null
  waitingSince: Date | null
}

/**
 * What a customer's entry changes on its conversation. Each field moves to the later (or, for waiting, the earlier) of
 * what it was and what came, so that the result is the same in whatever order entries arrive. Snoozing ends.
 */
export function planInboundChange(before: Before, entry: { position: string; occurredAt: Date; receivedAt: Date; preview: Preview }) {
  const isNewest = entry.position > (before.lastPosition ?? '')
  const isAfterAnswer = entry.position > (before.lastAnswerPosition ?? '')
  return {
    status: 'open' as const,
    snoozedUntil: null,
    openedAt: earlier(before.openedAt, entry.occurredAt),
    // By arrival: a message that comes days late is news to the agents all the same.
    lastActivityAt: later(before.lastActivityAt, entry.receivedAt),
    lastPosition: isNewest ? entry.position : before.lastPosition,
    preview: isNewest ? entry.preview : before.preview,
    lastInboundPosition: entry.position > (before.lastInboundPosition ?? '') ? entry.position : before.lastInboundPosition,
    waitingSince: isAfterAnswer ? earlier(before.waitingSince ?? entry.occurredAt, entry.occurredAt) : before.waitingSince,
  }
}

/** What our answer changes: nobody waits any more for what came before it, and a promise is kept. */
export function planAnswerChange(before: Before, entry: { position: string; occurredAt: Date; preview: Preview }) {
  const isNewest = entry.position > (before.lastPosition ?? '')
  const isAnswered = entry.position > (before.lastInboundPosition ?? '')
  return {
    lastActivityAt: later(before.lastActivityAt, entry.occurredAt),
    lastPosition: isNewest ? entry.position : before.lastPosition,
    preview: isNewest ? entry.preview : before.preview,
    lastAnswerPosition: entry.position > (before.lastAnswerPosition ?? '') ? entry.position : before.lastAnswerPosition,
    waitingSince: isAnswered ? null : before.waitingSince,
    ...(isAnswered && { promisedAt: null, promiseReason: null }),
  }
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
