import type postgres from 'postgres'
import { insertDeliveries, type NewDelivery } from '../../db/queries/deliveries.ts'

type Waiting = { row: NewDelivery; resolve: () => void; reject: (error: unknown) => void }

const maxRows = 200
const maxBytes = 8 * 1024 * 1024

/**
 * Stores deliveries durably. While one INSERT is under way the requests that arrive wait together and go out in the
 * next: under load many share one commit, alone each goes at once. Order of arrival is kept. A promise resolves only
 * when its row is committed, and rejects when it is not: the provider then sends it again.
 */
export class DeliveryWriter {
  readonly #client: postgres.Sql
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(client: postgres.Sql) {
    this.#client = client
  }

  write(row: NewDelivery): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject })
      if (!this.#isWriting) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch()
      try {
        await insertDeliveries(
          this.#client,
          batch.map((one) => one.row),
        )
        for (const one of batch) one.resolve()
      } catch (error) {
        for (const one of batch) one.reject(error)
      }
    }
    this.#isWriting = false
  }

  #takeBatch(): Waiting[] {
    let bytes = 0
    let count = 0
    while (count < this.#waiting.length && count < maxRows && (count === 0 || bytes < maxBytes)) {
      bytes += this.#waiting[count]?.row.body.length ?? 0
      count++
    }
    return this.#waiting.splice(0, count)
  }
}
