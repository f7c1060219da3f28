import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { listAuditRows } from '../auth/people.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { removePriceRow, savePriceRow } from './change-pricing.ts'
import { readPricing, savePricing } from './save-pricing.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

test('an allowance that is added, changed and deleted is what the screens read, and each step is in the audit', async () => {
  const found = await findAgentByEmail(product.db, 'ada@demo.test')
  if (!found) throw new Error('the seed must have made Ada')
  const { id, name, email, role, locale } = found
  const ada = { kind: 'agent', id, name, email, role, locale } as const
  const before = await readPricing()
  const row = {
    category: 'service' as const,
    perMonth: 2_000,
    validFrom: '2027-01-01T00:00:00.000Z',
    validUntil: null,
    source: 'Announcement',
  }
  const added = { kind: 'allowance' as const, row }

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
