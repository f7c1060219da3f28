// The glossary as a program keeps it: in the order it is used, each term once, and who may.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertGlossaryTerms, listGlossaryTerms } from '@/db/queries/glossary.ts'
import { newId } from '@/lib/core/clock.server.ts'
import type { GlossaryTermId } from '@/lib/core/ids.ts'
import type { GlossaryTermView } from '@/lib/recordings/glossary-term.ts'
import { openTestApi, type TestApi } from '@/lib/testing/open-api.server.ts'
import { DELETE, PATCH } from './[id]/route.ts'
import { GET, POST } from './route.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.product.close())
beforeEach(() => api.product.sql`delete from glossary_terms`)

const add = (items: object[], as: 'admin' | 'supervisor' = 'admin') => api.call(POST, { as, method: 'POST', body: { items } })
const list = async (query = '') =>
  (await (await api.call(GET, { query: `?${query}` })).json()) as { items: GlossaryTermView[]; nextCursor: string | null }
const change = (id: string, body: object) => api.call(PATCH, { as: 'admin', method: 'PATCH', params: { id }, body })
const learn = (term: string, heardAs: string) => insertGlossaryTerms(api.product.db, [{ id: newId() as GlossaryTermId, term, heardAs }]) // a fresh id is nobody else's

test('is used in its order: what was put in by hand first, the first line of a list in front, then the newest correction', async () => {
  await learn('Oud', 'out')
  await add([{ term: 'Van Nelle', heardAs: 'vannelle' }, { term: 'Begonia' }])
  await learn('Nieuw', 'niew')
  const order = ['Van Nelle', 'Begonia', 'Nieuw', 'Oud']
  const { items } = await list()
  expect(items.map(({ term }) => term)).toEqual(order)
  expect(items.map(({ origin }) => origin)).toEqual(['hand', 'hand', 'correction', 'correction'])
  expect((await listGlossaryTerms(api.product.db)).map(({ term }) => term)).toEqual(order)
  const paged: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await list(`limit=1${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.items.map(({ term }) => term))
    cursor = page.nextCursor
  }
  expect(paged).toEqual(order)
})

test('is searched without case and accents, in what is written and in what is heard', async () => {
  await add([{ term: 'Café Zénith', heardAs: 'kaffee' }, { term: 'Begonia' }])
  for (const q of ['zenith', 'CAFE', 'Kaffee']) expect((await list(`q=${q}`)).items.map(({ term }) => term)).toEqual(['Café Zénith'])
  expect((await list('q=%25')).items).toEqual([])
})

test('takes a term once, and says how many it had', async () => {
  expect(await (await add([{ term: 'Begonia' }, { term: 'Linde' }])).json()).toEqual({ added: 2, known: 0 })
  expect(await (await add([{ term: 'begonia' }, { term: 'Begonia', heardAs: 'be konia' }])).json()).toEqual({ added: 1, known: 1 })
})

test('a learned term that an admin changes is by hand from then on; what is left out stays', async () => {
  await learn('Jansen', 'janssen')
  const [learned] = (await list()).items
  if (!learned) throw new Error('the term must be there')
  const changed = await change(learned.id, { term: 'Janszen' })
  expect(await changed.json()).toMatchObject({ term: 'Janszen', heardAs: 'janssen', origin: 'hand' })
  await add([{ term: 'Linde' }])
  expect((await change(learned.id, { term: 'linde', heardAs: null })).status).toBe(409)
  expect((await change(learned.id, { heardAs: 'Janszen' })).status).toBe(422)
})

test('only an admin changes it, and the audit tells how much, not what', async () => {
  expect((await add([{ term: 'Begonia' }], 'supervisor')).status).toBe(403)
  await add([{ term: 'Begonia' }])
  const [term] = (await list()).items
  const params = { id: term?.id ?? '' }
  expect((await api.call(DELETE, { as: 'agent', method: 'DELETE', params })).status).toBe(403)
  expect((await api.call(DELETE, { as: 'admin', method: 'DELETE', params })).status).toBe(204)
  expect((await api.call(DELETE, { as: 'admin', method: 'DELETE', params })).status).toBe(404)
  const rows = await api.product.sql`select action, detail from audit where action like 'glossary.%' order by id desc limit 2`
  expect(rows).toEqual([
    { action: 'glossary.deleted', detail: {} },
    { action: 'glossary.added', detail: { count: 1 } },
  ])
})
