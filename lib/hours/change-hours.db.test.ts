// Two who change the opening hours at once: nothing that was saved is overwritten by somebody who has not seen it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import type { Actor } from '../auth/actor.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { changeHours, readHours } from './change-hours.server.ts'
import { defaultOpeningHours, type OpeningHours, type Span } from './opening-hours.ts'

let product: TestProduct
let ada: Actor

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'ada@demo.test')
  if (!row) throw new Error('the seed must have made Ada')
  ada = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
})
afterAll(() => product.close())

const onSaturday = (...saturday: Span[]): OpeningHours => ({ ...defaultOpeningHours, weekly: { ...defaultOpeningHours.weekly, saturday } })
const morning = onSaturday({ from: '09:00', to: '12:00' })
const afternoon = onSaturday({ from: '13:00', to: '17:00' })

/** Two change what they both read; which of them was saved. */
async function changeAtOnce(): Promise<{ saved: number; refused: unknown[]; weekly: OpeningHours['weekly'] }> {
  const { version } = await readHours()
  const outcomes = await Promise.allSettled([morning, afternoon].map((hours) => changeHours(ada, { ...hours, version })))
  const refused = outcomes.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  return { saved: outcomes.findIndex((one) => one.status === 'fulfilled'), refused, weekly: (await readHours()).weekly }
}

test.each(['that nobody has set yet', 'that somebody has set'])(
  'of two changes at once to hours %s one is saved, the other is told',
  async () => {
    const { saved, refused, weekly } = await changeAtOnce()
    expect(refused).toEqual([expect.objectContaining({ code: 'conflict', status: 409 })])
    expect(weekly).toEqual([morning, afternoon][saved]?.weekly)
  },
)

test('what changed once more since it was read is refused, and changes of what is newest go on', async () => {
  const read = await readHours()
  const { version } = await changeHours(ada, { ...morning, version: read.version })
  await expect(changeHours(ada, { ...afternoon, version: read.version })).rejects.toMatchObject({ code: 'conflict' })
  await changeHours(ada, { ...afternoon, version })
  expect((await readHours()).weekly).toEqual(afternoon.weekly)
  const audited = await product.sql`select count(*)::int as count from audit where action = 'hours.changed'`
  expect(audited).toEqual([{ count: 4 }]) // the refused ones left no trace
})

test('saved anew without a change is a version of its own', async () => {
  const { version } = await readHours()
  expect((await changeHours(ada, { ...afternoon, version })).version).not.toBe(version)
})
