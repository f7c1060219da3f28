// Rules over the API: versions, nothing overwritten, nothing half saved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from '../../../../../db/client.ts'
import { makeDefaultRules } from '../../../../../lib/routing/default-rules.ts'
import { readRules } from '../../../../../lib/routing/route-entry.server.ts'
import { openTestApi, type TestApi } from '../../../../../lib/testing/open-api.server.ts'
import { GET, PUT } from './route.ts'
import { POST as VALIDATE } from './validate/route.ts'
import { GET as VERSIONS } from './versions/route.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.product.close())

const read = async (query = '') => (await api.call(GET, { query })).json()
const save = (body: unknown, as: 'agent' | 'supervisor' | 'admin' = 'admin') => api.call(PUT, { as, method: 'PUT', body })
const rule = (id: string) => ({
  id,
  name: `Regel ${id}`,
  isOn: true,
  when: { fact: 'isOpen', op: 'is', value: false },
  effects: [{ kind: 'priority', priority: 'high' }],
  once: 'always',
  restMinutes: 0,
})

describe('the rules', () => {
  test('begin as an installation does, and are followed in the version saved last', async () => {
    expect(await read()).toMatchObject({ version: 0, author: null, items: makeDefaultRules() })
    const saved = await save({ version: 0, items: [rule('night'), ...makeDefaultRules()], comment: 'Eerst de nacht' })
    expect(saved.status).toBe(200)
    expect(await saved.json()).toMatchObject({ version: 1, author: 'admin token', comment: 'Eerst de nacht' })
    expect((await readRules(clients().db)).rules[0]?.id).toBe('night')
    expect(await read('?version=0')).toMatchObject({ version: 0, items: makeDefaultRules() })
    const { items } = await (await api.call(VERSIONS, {})).json()
    expect(items).toMatchObject([{ version: 1, comment: 'Eerst de nacht' }, { version: 0 }])
    const audited = await api.product.sql`select action, subject from audit where action = 'routing_rules.saved'`
    expect(audited).toEqual([{ action: 'routing_rules.saved', subject: '1' }])
  })

  test('are overwritten by nobody who did not see the newest: of ten who save at once one does, nine are told', async () => {
    const { version } = await read()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => save({ version, items: [rule(`by-${index}`)], comment: 'Tegelijk' })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(9).fill(409)])
    expect((await read()).version).toBe(version + 1)
  })

  test.each(['agent', 'supervisor'] as const)('may be read but not saved by the role %s', async (role) => {
    const before = await read()
    expect((await save({ version: before.version, items: [], comment: 'Weg' }, role)).status).toBe(403)
    expect((await api.call(GET, { as: role })).status).toBe(200)
    expect(await read()).toEqual(before)
  })

  test.each([
    ['two rules of one id', [rule('a'), rule('a')], '1.id', 'id_taken'],
    ['a fact that is none', [{ ...rule('a'), when: { fact: 'mood', op: 'is', value: true } }], '0.when', 'invalid_union'],
    [
      'a test its fact cannot answer',
      [{ ...rule('a'), when: { fact: 'isOpen', op: 'at_least', value: 1 } }],
      '0.when',
      'test_does_not_fit',
    ],
    ['no effect', [{ ...rule('a'), effects: [] }], '0.effects', 'too_small'],
  ])('with %s are refused with the place and a code, and change nothing', async (_, items, path, code) => {
    const before = await read()
    expect((await save({ version: before.version, items, comment: 'Fout' })).status).toBe(422)
    expect(await read()).toEqual(before)
    const validation = await (await api.call(VALIDATE, { method: 'POST', body: { items } })).json()
    expect(validation).toMatchObject({ isValid: false, problems: [{ path, code }] })
  })

  test('that nobody could read are refused without being walked: nested fifty and a thousand deep', async () => {
    for (const depth of [50, 1_000]) {
      const when = `${'{"all":['.repeat(depth)}{"fact":"isOpen","op":"is","value":true}${']}'.repeat(depth)}`
      const text = JSON.stringify({ items: [{ ...rule('deep'), when: 'HERE' }] }).replace('"HERE"', when)
      const answer = await api.call(VALIDATE, { method: 'POST', body: JSON.parse(text) })
      expect(await answer.json()).toMatchObject({ isValid: false, problems: [{ path: '0.when', code: 'too_deep' }] })
    }
  })
})
