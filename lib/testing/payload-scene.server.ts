// The product with the payload files of `lib/ingest/payloads/`: delivers one and tells what an agent sees of it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect } from 'vitest'
import { findEntryIdByProviderId, listEntries } from '../../db/queries/entries.ts'
import type { Actor } from '../auth/actor.ts'
import type { AgentId } from '../core/ids.ts'
import { getCustomer } from '../customers/find-customers.server.ts'
import type { ParkedElement } from '../ingest/parked-cause.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { deliver } from './deliver.server.ts'
import { customerBy } from './insert.server.ts'
import { openTestProduct, type TestProduct } from './open-product.server.ts'

export const noorUserId = 'NL.70000000000000000001'
const folder = new URL('../ingest/payloads/', import.meta.url)
const reader: Actor = { kind: 'agent', id: 'reader' as AgentId, name: 'Sam', email: 's@demo.test', role: 'agent', locale: 'nl' } // reads only

type Outcome = { status: string; counts: Record<string, number>; parked_elements: ParkedElement[] }

/** Opens a product for the file that calls it, and closes it after the last test. */
export function openPayloadScene() {
  let product: TestProduct
  beforeAll(async () => {
    product = await openTestProduct()
  })
  afterAll(() => product.close())

  /** Delivers a payload, understands it, and tells what became of the delivery. */
  async function arrive(name: string, change: (body: string) => string = (body) => body): Promise<Outcome> {
    const body = change(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
    expect((await deliver(body)).status).toBe(200)
    await product.understandAll()
    const [row] = await product.sql<Outcome[]>`select status, counts, parked_elements from deliveries where body = ${Buffer.from(body)}`
    if (!row) throw new Error('a delivery that was answered with 200 must be stored')
    return row
  }

  async function entryOf(providerId: string): Promise<TimelineEntry | undefined> {
    const id = await findEntryIdByProviderId(product.db, providerId)
    return id ? (await listEntries(product.db, [id]))[0] : undefined
  }

  return {
    get product() {
      return product
    },
    arrive,
    entryOf,
    /** What the payload's message became. */
    async shown(name: string): Promise<TimelineEntry | undefined> {
      expect((await arrive(name)).status).toBe('understood')
      return entryOf(`wamid.payload.${name}`)
    },
    async totalOf(name: string): Promise<number> {
      const [row] = await product.sql`select count from ingest_totals where name = ${name}`
      return Number(row?.count ?? 0)
    },
    async customerAs(kind: 'whatsapp' | 'whatsapp_user', value: string) {
      return getCustomer(reader, await customerBy(product.db, kind, value))
    },
    async countAll() {
      const [row] =
        await product.sql`select (select count(*)::int from entries) as entries, (select count(*)::int from customers) as customers`
      return row
    },
    /** Messages received that are neither shown, doubled, ignored nor parked. */
    async countLost(): Promise<number> {
      const [row] = await product.sql`select coalesce(
          sum(count) filter (where name = 'messages.received')
          - sum(count) filter (where name in ('messages.shown', 'messages.duplicate', 'messages.ignored', 'messages.parked')), 0)::int as lost
        from ingest_totals`
      return row?.lost
    },
  }
}
