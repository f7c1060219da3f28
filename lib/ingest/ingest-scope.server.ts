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
  writes: Writes
}

/** Statements that were sent but not waited for; the transaction waits for all of them before it commits. */
export class Writes {
  readonly #sent: Promise<unknown>[] = []

  add(...statements: Promise<unknown>[]): void {
    for (const statement of statements) {
      statement.catch(() => {}) // told by `settle`, which may come a while later
      this.#sent.push(statement)
    }
  }

  /** Resolves when everything added so far is on its way, in order: what is asked from then on is answered behind it. */
  async send(): Promise<void> {
    // The driver hands a statement over some microtasks after it was called.
    await new Promise((resolve) => setImmediate(resolve))
  }

  /**
   * Does the work that sends statements, and waits for them too. @throws what failed first: whatever came after it in
   * the transaction fails as well, and only of that.
   */
  async settleAround<T>(work: () => Promise<T>): Promise<T> {
    const [worked] = await Promise.allSettled([work()])
    await Promise.all(this.#sent)
    if (worked.status === 'rejected') throw worked.reason
    return worked.value
  }
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
