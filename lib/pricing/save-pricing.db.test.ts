import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import type { Actor } from '../auth/actor.ts'
import { listAuditRows } from '../auth/people.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { hasOverlap, removePriceRow, savePriceRow } from './change-pricing.ts'
import { readPricing, savePricing } from './save-pricing.server.ts'

let product: TestProduct
let ada: Actor
beforeAll(async () => {
  product = await openTestProduct()
  const found = await findAgentByEmail(product.db, 'ada@demo.test')
  if (!found) throw new Error('the seed must have made Ada')
  const { id, name, email, role, locale } = found
  ada = { kind: 'agent', id, name, email, role, locale }
})
afterAll(() => product.close())

const allowance = (perMonth: number, validFrom: string) => ({
  kind: 'allowance' as const,
  row: { category: 'service' as const, perMonth, validFrom, validUntil: null, source: 'Announcement' },
})

test('an allowance that is added, changed and deleted is what the screens read, and each step is in the audit', async () => {
  const before = await readPricing()
  const added = allowance(2_000, '2027-01-01T00:00:00.000Z')
  const { row } = added

  const withRow = await savePricing(ada, savePriceRow(before, added))
  expect(withRow.allowances).toContainEqual(row)
  expect(withRow.allowances).toHaveLength(before.allowances.length + 1)
  const changed = { kind: 'allowance' as const, row: { ...row, perMonth: 500 } }
  const withChange = await savePricing(ada, savePriceRow(withRow, changed, added))
  expect(withChange.allowances).toContainEqual(changed.row)
  expect(withChange.allowances).not.toContainEqual(row)
  const after = await savePricing(ada, removePriceRow(withChange, changed))
  expect(after).toEqual(before)

  const { items } = await listAuditRows({ cursor: null, limit: 3 })
  expect(items.map(({ action, actor }) => [action, actor.name])).toEqual(Array(3).fill(['rates.replaced', 'Ada Vermeer']))
  const [deletion, change, addition] = items.map(({ detail }) => detail)
  expect(addition).toMatchObject({ added: expect.arrayContaining(['service 2000 free a month from 2027-01-01']) })
  expect(change).toEqual({
    removed: ['service 2000 free a month from 2027-01-01'],
    added: ['service 500 free a month from 2027-01-01'],
  })
  expect(deletion).toMatchObject({ removed: expect.arrayContaining(['service 500 free a month from 2027-01-01']) })
})

test('two whole lists saved at once leave one of them, never both', async () => {
  const { version: _, ...before } = await readPricing()
  const lists = [1, 2, 3].map((month) => savePriceRow(before, allowance(month, `2028-0${month}-01T00:00:00.000Z`)))
  await Promise.all(lists.map((list) => savePricing(ada, list)))
  const { version: _version, ...after } = await readPricing()
  expect(hasOverlap(after)).toBe(false)
  expect(lists).toContainEqual(after)
  await savePricing(ada, before)
})

test('a change made from a list that somebody else has changed since is refused and changes nothing', async () => {
  const before = await readPricing()
  const theirs = await savePricing(ada, savePriceRow(before, allowance(2_000, '2029-01-01T00:00:00.000Z')))
  await expect(savePricing(ada, savePriceRow(before, allowance(3_000, '2029-06-01T00:00:00.000Z')))).rejects.toMatchObject({
    code: 'conflict',
    details: { version: theirs.version },
  })
  expect(await readPricing()).toEqual(theirs)
  const both = await savePricing(ada, savePriceRow(theirs, allowance(3_000, '2029-06-01T00:00:00.000Z')))
  expect(both.allowances.map(({ perMonth }) => perMonth)).toEqual(expect.arrayContaining([2_000, 3_000]))
  await savePricing(ada, { ...before, version: both.version })
})

test('of two changes made from one list at the same moment the second is refused', async () => {
  const before = await readPricing()
  const outcomes = await Promise.allSettled(
    [1, 2].map((month) => savePricing(ada, savePriceRow(before, allowance(month, `2028-0${month}-01T00:00:00.000Z`)))),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await readPricing()).allowances).toHaveLength(before.allowances.length + 1)
})
