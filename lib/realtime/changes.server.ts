import type { Tx } from '../../db/client.ts'
import { listConversationRows } from '../../db/queries/conversations.ts'
import { listCustomers } from '../../db/queries/customers.ts'
import { listEntries } from '../../db/queries/entries.ts'
import { type AppendedEvents, appendEvents } from '../../db/queries/events.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import type { AppEvent, Audience } from './events.ts'

/**
 * Collects what a transaction touched and, as its last act, writes one event for each thing with the thing as it then
 * is. Commands say *what* changed; how that looks is read once, at the end, so that an event can never disagree with a
 * fresh fetch.
 */
export class Changes {
  readonly entryIds = new Set<EntryId>()
  readonly conversationIds = new Set<ConversationId>()
  readonly customerIds = new Set<CustomerId>()
  readonly #events: { audience: Audience; event: AppEvent }[] = []

  entry(id: EntryId): void {
    this.entryIds.add(id)
  }

  conversation(id: ConversationId): void {
    this.conversationIds.add(id)
  }

  customer(id: CustomerId): void {
    this.customerIds.add(id)
  }

  event(event: AppEvent, audience: Audience = 'agents'): void {
    this.#events.push({ audience, event })
  }

  /** Writes the events; call it last, right before commit (db/queries/events.ts). @returns what was written, for `wakeRelay`. */
  async emit(tx: Tx): Promise<AppendedEvents | null> {
    const [customers, entries, rows] = await Promise.all([
      listCustomers(tx, [...this.customerIds]),
      listEntries(tx, [...this.entryIds]),
      listConversationRows(tx, [...this.conversationIds]),
    ])
    const known = new Set(rows.map((row) => row.id))
    const agents = (event: AppEvent) => ({ audience: 'agents' as const, event })
    return appendEvents(tx, [
      ...this.#events,
      ...customers.map((customer) => agents({ type: 'customer.changed', customer })),
      ...rows.map((row) => agents({ type: 'conversation.changed', row })),
      ...[...this.conversationIds]
        .filter((id) => !known.has(id))
        .map((conversationId) => agents({ type: 'conversation.removed', conversationId })),
      ...entries.sort((a, b) => (a.position < b.position ? -1 : 1)).map((entry) => agents({ type: 'entry.saved', entry })),
    ])
  }
}
