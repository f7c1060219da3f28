import type { ConnectionId } from '../core/ids.ts'

type Total = { connectionId: ConnectionId; name: string; count: number }

export type Reconciliation = {
  connectionId: ConnectionId
  messages: { received: number; shown: number; duplicate: number; ignored: number; parked: number }
  /** Received minus every outcome: anything but 0 means that a message was lost on the way to the screen. */
  unaccounted: number
  /** Fields, types and statuses we did not know, with how often they came. */
  unknown: { name: string; count: number }[]
}

/** Received against shown, per connection, from the running totals. */
export function reconcileTotals(totals: Total[]): Reconciliation[] {
  return [...new Set(totals.map((one) => one.connectionId))].map((connectionId) => {
    const own = totals.filter((one) => one.connectionId === connectionId)
    const read = (outcome: string) => own.find((one) => one.name === `messages.${outcome}`)?.count ?? 0
    const messages = {
      received: read('received'),
      shown: read('shown'),
      duplicate: read('duplicate'),
      ignored: read('ignored'),
      parked: read('parked'),
    }
    return {
      connectionId,
      messages,
      unaccounted: messages.received - messages.shown - messages.duplicate - messages.ignored - messages.parked,
      unknown: own
        .filter((one) => one.name.startsWith('unknown.'))
        .map(({ name, count }) => ({ name: name.slice('unknown.'.length), count })),
    }
  })
}
