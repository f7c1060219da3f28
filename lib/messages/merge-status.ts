import type { MessageStatus } from '../core/vocabulary.ts'

/**
 * Rank of each status (whatsapp-messages.md 3.3): the greatest ever heard is the truth, in whatever order it came.
 * `failed` overrides everything up to `sent` and is overridden by `delivered`, which makes the merge independent of
 * order; `unknown` (our request went out, the answer was lost) gives way to any word from the provider.
 */
const rank: Record<MessageStatus, number> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  accepted: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
  played: 8,
}

/** The status after hearing `heard`: never a step back, idempotent, order-free. */
export function mergeStatus(current: MessageStatus, heard: MessageStatus): MessageStatus {
  return rank[heard] > rank[current] ? heard : current
}

/** Statuses after which the provider has nothing more to say about whether it arrived. */
export function isSettled(status: MessageStatus): boolean {
  return rank[status] >= rank.failed
}
