import type { Tx } from '../../db/client.ts'
import type { ConnectionRecord } from '../../db/queries/connections.ts'
import type { Changes } from '../realtime/changes.server.ts'
import type { ParkedCause } from './parked-cause.ts'

/** What applying deliveries works with: the open transaction, what it touched, and the connections by number. */
export type IngestScope = {
  tx: Tx
  changes: Changes
  connections: ConnectionRecord[]
  /** Growth of the running totals, by name. */
  totals: Map<string, number>
}

/** What became of an element. */
export type ElementResult =
  | { kind: 'shown'; entryId: string }
  | { kind: 'duplicate'; entryId: string | null }
  | { kind: 'ignored' }
  | { kind: 'done' }
  | { kind: 'parked'; cause: ParkedCause }

/** Lets a running total grow by one. */
export function count(totals: Map<string, number>, name: string): void {
  totals.set(name, (totals.get(name) ?? 0) + 1)
}
