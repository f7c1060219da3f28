import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { checkLogin } from '../auth/agents.server.ts'
import { prefetchInbox } from '../conversations/prefetch-inbox.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { withoutParameters } from './without-parameters.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

const secret = 'geheim'
const unstorable = `${secret}\u0000`

test.each([
  ['the inbox', () => openInbox(unstorable)],
  ['a login', () => checkLogin(unstorable, 'x', '10.0.0.9')],
])('a failed query of %s says its code and nothing of what was asked', async (_, work) => {
  const error: unknown = await work().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining('22021') }) // character_not_in_repertoire
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret)
})

test('what is no failed query passes as it is', async () => {
  const error = new Error('other')
  await expect(withoutParameters(() => Promise.reject(error))).rejects.toBe(error)
})

async function openInbox(q: string) {
  const row = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!row) throw new Error('the seed must have made Sam')
  const { id, name, email, role, locale } = row
  return prefetchInbox({ kind: 'agent', id, name, email, role, locale }, { filter: { q }, conversationId: null })
}
