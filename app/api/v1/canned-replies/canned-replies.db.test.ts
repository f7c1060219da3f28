// Canned replies as a program keeps them: who may, what is refused, and what is left of it in the audit.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '@/lib/testing/open-api.server.ts'
import { DELETE, PATCH } from './[id]/route.ts'
import { GET, POST } from './route.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.product.close())

const fields = { title: 'Waar is mijn bestelling?', shortcut: 'waar', text: 'Dag {customer_name}, ik zoek het uit.', language: 'nl' }
const add = (change: object = {}) => api.call(POST, { as: 'admin', method: 'POST', body: { ...fields, ...change } })
const list = async (query = '') =>
  (await (await api.call(GET, { query: `?${query}` })).json()) as {
    items: { shortcut: string; language: string }[]
    nextCursor: string | null
  }

test('a reply is added, changed and deleted by an admin, and each is audited with its title', async () => {
  const made = await add()
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const change = (as: 'admin' | 'supervisor') => api.call(PATCH, { as, method: 'PATCH', params: { id }, body: { text: 'Ik kijk even.' } })
  expect((await change('supervisor')).status).toBe(403)
  const changed = await change('admin')
  expect(await changed.json()).toMatchObject({ ...fields, id, text: 'Ik kijk even.', changedBy: null })
  const remove = (as: 'admin' | 'agent') => api.call(DELETE, { as, method: 'DELETE', params: { id } })
  expect((await remove('agent')).status).toBe(403)
  expect((await remove('admin')).status).toBe(204)
  expect((await remove('admin')).status).toBe(404)
  expect((await change('admin')).status).toBe(404)
  const rows = await api.product.sql`select action, detail from audit where subject = ${id} order by id`
  expect(rows).toEqual([
    { action: 'canned_reply.created', detail: { title: fields.title, language: 'nl' } },
    { action: 'canned_reply.changed', detail: { title: fields.title, language: 'nl', changed: ['text'] } },
    { action: 'canned_reply.deleted', detail: { title: fields.title, language: 'nl' } },
  ])
})

test('a variable that nobody fills in is refused by its name', async () => {
  const refused = await add({ text: 'Dag {klant}' })
  expect(refused.status).toBe(422)
  expect(JSON.stringify(await refused.json())).toContain('{klant} is not known; use {customer_name}')
})

test('one shortcut stands for one reply in a language, and for the same in others', async () => {
  expect((await add({ shortcut: 'Dag' })).status).toBe(201)
  expect((await add({ shortcut: 'dag' })).status).toBe(409)
  expect((await add({ shortcut: 'dag', language: 'en' })).status).toBe(201)
  const other = (await (await add({ shortcut: 'doei' })).json()) as { id: string }
  const renamed = await api.call(PATCH, { as: 'admin', method: 'PATCH', params: { id: other.id }, body: { shortcut: 'DAG' } })
  expect(renamed.status).toBe(409)
})

test('an agent reads them by shortcut, page by page, none twice and none left out', async () => {
  const all = await list()
  expect(all.items.map(({ shortcut, language }) => `${shortcut.toLowerCase()} ${language}`)).toEqual(['dag en', 'dag nl', 'doei nl'])
  expect((await list('language=en')).items).toHaveLength(1)
  const pages: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await list(`limit=1${cursor && `&cursor=${cursor}`}`)
    pages.push(...page.items)
    cursor = page.nextCursor
  }
  expect(pages).toEqual(all.items)
})
