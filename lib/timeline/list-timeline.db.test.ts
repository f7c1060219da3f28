import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../auth/actor.ts'
import type { AgentId, CustomerId, EntryId } from '../core/ids.ts'
import { deliver } from '../testing/deliver.server.ts'
import { customerBy } from '../testing/insert.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { messagesValue, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { listTimeline } from './list-timeline.server.ts'

const reader: Actor = { kind: 'agent', id: 'reader' as AgentId, name: 'Sam', email: 's@demo.test', role: 'agent', locale: 'nl' } // reads only
const person = { userId: 'NL.CURSOR', name: 'Lang' }
const count = 60

let product: TestProduct
let customerId: CustomerId
let newestFirst: EntryId[]
beforeAll(async () => {
  product = await openTestProduct()
  // Twenty messages a second, as fast as a phone can: within a second, arrival decides.
  const messages = Array.from({ length: count }, (_, n) =>
    textMessage(person, `wamid.cursor.${n}`, 1_795_300_000 + Math.floor(n / 20), `${n}`),
  )
  await deliver(webhookBody(messagesValue({ people: [person], messages })))
  await product.understandAll()
  customerId = await customerBy(product.db, 'whatsapp_user', person.userId)
  const rows = await product.sql`select id from entries order by position desc`
  newestFirst = rows.map((row) => row.id)
})
afterAll(() => product.close())

const page = (cursor: string | null, direction: 'older' | 'newer', limit: number) =>
  listTimeline(reader, { customerId, cursor, direction, around: null, limit })
const idsOf = (items: { id: EntryId }[]) => items.map((one) => one.id)

describe('a timeline', () => {
  test('holds sixty messages of three seconds in the order they were written', async () => {
    const { items } = await page(null, 'older', 100)
    expect(items.map((entry) => entry.kind === 'message' && entry.text)).toEqual(
      Array.from({ length: count }, (_, n) => `${count - 1 - n}`),
    )
  })

  test('read in pages of any size, down and up again, has nothing missing and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: count + 5 }), fc.integer({ min: 1, max: count + 5 }), async (down, up) => {
        const read: EntryId[] = []
        let at = await page(null, 'older', down)
        expect(at.previousCursor).toBeNull()
        read.push(...idsOf(at.items))
        while (at.nextCursor) {
          at = await page(at.nextCursor, 'older', down)
          read.push(...idsOf(at.items))
        }
        expect(read).toEqual(newestFirst)
        let back = idsOf(at.items)
        while (at.previousCursor) {
          at = await page(at.previousCursor, 'newer', up)
          back = [...idsOf(at.items), ...back]
        }
        expect(back).toEqual(newestFirst)
      }),
      { numRuns: 20 },
    )
  })

  test('opened in the middle goes on both ways from there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(count - 1), fc.integer({ min: 2, max: 20 }), async (middle, limit) => {
        const around = newestFirst[middle] ?? null
        const window = await listTimeline(reader, { customerId, cursor: null, direction: 'older', around, limit })
        let all = idsOf(window.items)
        expect(all).toContain(around)
        for (let cursor = window.nextCursor; cursor; ) {
          const older = await page(cursor, 'older', limit)
          all = [...all, ...idsOf(older.items)]
          cursor = older.nextCursor
        }
        for (let cursor = window.previousCursor; cursor; ) {
          const newer = await page(cursor, 'newer', limit)
          all = [...idsOf(newer.items), ...all]
          cursor = newer.previousCursor
        }
        expect(all).toEqual(newestFirst)
      }),
      { numRuns: 20 },
    )
  })

  test("is nobody else's: an entry of another customer is not found on it", async () => {
    const stranger = { userId: 'NL.STRANGER' }
    await deliver(
      webhookBody(messagesValue({ people: [stranger], messages: [textMessage(stranger, 'wamid.stranger', 1_795_300_000, 'x')] })),
    )
    await product.understandAll()
    const [row] = await product.sql`select id from entries where provider_id = 'wamid.stranger'`
    const request = { customerId, cursor: null, direction: 'older' as const, around: row?.id, limit: 5 }
    await expect(listTimeline(reader, request)).rejects.toMatchObject({ code: 'not_found' })
  })
})
