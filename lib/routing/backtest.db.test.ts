// A draft of the rules tried against what was decided: it says what would differ, and changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as readRoute } from '../../app/api/v1/routing/backtest/[id]/route.ts'
import { POST as startRoute } from '../../app/api/v1/routing/backtest/route.ts'
import type { BacktestId, EntryId } from '../core/ids.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestApi, type TestApi } from '../testing/open-api.server.ts'
import { messagesValue, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { makeDefaultKeywords } from './default-keywords.ts'
import { makeDefaultRules } from './default-rules.ts'
import { routeEntry } from './route-entry.server.ts'
import { failBacktest, runBacktest } from './run-backtest.server.ts'

let api: TestApi
const said = [
  'Wanneer zijn jullie open?',
  'Ik wil nu een medewerker spreken.',
  'De zonnewering van mevrouw Kosterman hangt scheef.',
  'Ik ga naar de zonneweringen kijken.',
  'Dank je wel!',
]

beforeAll(async () => {
  api = await openTestApi()
  const at = Math.floor(Date.now() / 1000) - 600
  for (const [index, text] of said.entries()) {
    const person = { phone: `3163334000${index}`, userId: `NL.BACK${index}`, name: `Persoon ${index}` }
    await deliver(
      webhookBody(messagesValue({ people: [person], messages: [textMessage(person, `wamid.back.${index}`, at + index, text)] })),
    )
    await api.product.understandAll()
    const [row] = await api.product.sql`select id from entries where provider_id = ${`wamid.back.${index}`}`
    await routeEntry(row?.id as EntryId, new Date((at + index + 1) * 1000)) // stored by the line above
  }
}, 60_000)
afterAll(() => api.product.close())

type Draft = { version?: number; items?: unknown; keywords?: unknown; limit?: number; assumptions?: unknown }
const start = (body: Draft, as: 'agent' | 'supervisor' | 'admin' = 'admin') =>
  api.call(startRoute, { as, method: 'POST', body: { version: 0, items: makeDefaultRules(), ...body } })
const read = async (id: string, query = '') => (await api.call(readRoute, { as: 'admin', params: { id }, query })).json()

async function run(body: Draft) {
  const answer = await start(body)
  expect(answer.status).toBe(202)
  const { id } = await answer.json()
  await runBacktest(id)
  return read(id, '?limit=100')
}

const stored = () => api.product.sql`
  select (select jsonb_agg(c order by c.id) from conversations c) as conversations, (select count(*) from entries) as entries,
    (select count(*) from routing_decisions) as decisions, (select count(*) from events) as events`

const toCall = (id: string, when: unknown) => ({
  id,
  name: `Regel ${id}`,
  isOn: true,
  when,
  effects: [{ kind: 'tier', tier: 'live_call' }],
  once: 'always',
  restMinutes: 0,
})

describe('a backtest', () => {
  test('of the rules that are followed finds nothing that would differ', async () => {
    const result = await run({})
    expect(result).toMatchObject({ state: 'done', total: said.length, seen: said.length, entries: said.length, changed: 0, items: [] })
    expect(result.after).toEqual(result.before)
    expect(result.work.after).toEqual(result.work.before)
  })

  test('of a draft names each entry it decides otherwise, with both decisions and the work they come to, and changes nothing', async () => {
    const before = await stored()
    const draft = [toCall('any-text', { fact: 'entryKind', op: 'is', value: 'text' }), ...makeDefaultRules()]
    const result = await run({ items: draft, assumptions: { asyncVoiceMinutes: 3, liveCallMinutes: 10, centsPerHour: 6_000 } })
    const moved = said.length - result.before.live_call
    expect(result).toMatchObject({ changed: moved, after: { live_call: said.length, async_voice: 0, text_bot: 0 } })
    expect(result.work.after).toEqual({ minutes: 10 * said.length, cents: 1_000 * said.length })
    expect(result.items).toHaveLength(moved)
    expect(result.items[0]).toMatchObject({
      text: said.at(-1),
      after: { tier: 'live_call', rules: expect.arrayContaining(['Regel any-text']) },
    })
    expect(await stored()).toEqual(before)
  })

  test('reads what was said with the draft’s own keyword lists, in all forms of their words', async () => {
    const list = { ...makeDefaultKeywords()[0], id: 'awning', name: 'Zonwering', languages: ['nl'], phrases: ['zonnewering'] }
    const draft = [toCall('awning', { fact: 'keywords', op: 'has_any', value: ['awning'] }), ...makeDefaultRules()]
    const { items } = await run({ items: draft, keywords: [...makeDefaultKeywords(), list] })
    expect(items.map((one: { text: string }) => one.text)).toEqual([said[3], said[2]])
  })

  test('looks at the newest entries only, as many as it was told, and shows them in pages', async () => {
    const draft = [toCall('any-text', { fact: 'entryKind', op: 'is', value: 'text' }), ...makeDefaultRules()]
    const { id, items, total } = await run({ items: draft, limit: 3 })
    expect(total).toBe(3)
    const first = await read(id, '?limit=2')
    const second = await read(id, `?limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.nextCursor).toBeNull()
  })

  test('run again, as after a crash, ends the same; one that is over is left alone', async () => {
    const draft = [toCall('any-text', { fact: 'entryKind', op: 'is', value: 'text' }), ...makeDefaultRules()]
    const { id } = await (await start({ items: draft })).json()
    await Promise.all([runBacktest(id), runBacktest(id)].map((one) => one.catch(() => null)))
    await runBacktest(id)
    const whole = await read(id, '?limit=100')
    expect(whole).toMatchObject({ state: 'done', entries: said.length })
    expect(new Set(whole.items.map((one: { entryId: string }) => one.entryId)).size).toBe(whole.changed)
    await failBacktest(id)
    expect(await read(id, '?limit=100')).toEqual(whole)
  })

  test.each(['agent', 'supervisor'] as const)('is not begun or read by the role %s', async (as) => {
    expect((await start({}, as)).status).toBe(403)
    const { id } = await run({})
    expect((await api.call(readRoute, { as, params: { id } })).status).toBe(403)
  })

  test('of rules that cannot be saved, or of a version that is not there, is refused', async () => {
    expect((await start({ items: [{ id: 'x' }] })).status).toBe(422)
    expect((await start({ version: 9_999 })).status).toBe(404)
    expect((await api.call(readRoute, { as: 'admin', params: { id: '00000000-0000-4000-8000-000000000000' as BacktestId } })).status).toBe(
      404,
    )
  })
})
