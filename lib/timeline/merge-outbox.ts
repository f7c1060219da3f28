import type { TimelineEntry } from './timeline-entry.ts'

/**
 * The entries to draw: the server's, ascending, then what is still on its way. An outbox entry whose id the
 * server already has is left out: the real one replaces it in place, under the same key.
 */
export function mergeOutbox(entries: readonly TimelineEntry[], outbox: readonly TimelineEntry[]): TimelineEntry[] {
  if (outbox.length === 0) return entries as TimelineEntry[]
  const known = new Set(entries.map((entry) => entry.id))
  return [...entries, ...outbox.filter((entry) => !known.has(entry.id))]
}
