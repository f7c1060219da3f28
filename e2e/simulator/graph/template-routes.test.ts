import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../core/json.ts'
import { BO_BSUID, type Scene, startScene } from '../testing/start-scene.ts'

const WABA = '/200000000000101/message_templates'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
})

const named = (name: string, text: string) => ({ type: 'text', parameter_name: name, text })
const GOOD = [
  { type: 'header', parameters: [named('order_id', 'A100')] },
  { type: 'body', parameters: [named('first_name', 'Noor')] },
  { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'reopen:A100' }] },
]
const send = (template: JsonObject, to: JsonObject = {}) => scene.send({ type: 'template', template, ...to })
const reopen = (components: unknown, language = 'nl') => ({ name: 'reopen_chat', language: { code: language }, components })
const positional = (name: string, ...values: string[]) => ({
  name,
  language: { code: 'nl' },
  components: [{ type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }],
})

describe('a template send is refused for', () => {
  test.each<[string, JsonObject, number, number]>([
    ['an unknown name', { name: 'niets', language: { code: 'nl' } }, 132001, 404],
    ['a language it does not exist in', reopen(GOOD, 'nl_BE'), 132001, 404],
    ['a rejected template', positional('win_a_prize'), 132001, 404],
    ['a paused template', positional('store_survey', 'A100'), 132015, 400],
    ['a missing parameter', reopen(GOOD.slice(0, 1)), 132000, 400],
    ['one parameter too many', reopen([GOOD[0], { type: 'body', parameters: [named('first_name', 'a'), named('x', 'b')] }]), 132000, 400],
    ['a wrong parameter name', reopen([GOOD[0], { type: 'body', parameters: [named('voornaam', 'a')] }]), 132012, 400],
    [
      'a name in a positional template',
      { ...positional('spring_sale'), components: [{ type: 'body', parameters: [named('1', 'a')] }] },
      132012,
      400,
    ],
    ['a line break in a parameter', reopen([GOOD[0], { type: 'body', parameters: [named('first_name', 'a\nb')] }]), 132018, 400],
    [
      'a text over 1,024 once filled in',
      reopen([GOOD[0], { type: 'body', parameters: [named('first_name', 'x'.repeat(1000))] }]),
      132005,
      400,
    ],
    ['a missing URL suffix', positional('order_update', 'Noor', 'A100'), 131008, 400],
    [
      'text where an image header belongs',
      { ...positional('delivery_photo', 'A100'), components: [{ type: 'header', parameters: [{ type: 'text', text: 'x' }] }] },
      132012,
      400,
    ],
    ['a quick reply that is a URL', reopen([...GOOD.slice(0, 2), { type: 'button', sub_type: 'url', index: 0 }]), 132012, 400],
  ])('%s', async (_name, template, code, status) => {
    expect(await send(template)).toMatchObject({ status, error: { code } })
  })
})

test('outside the window a template is accepted, delivered, and shown filled in with its buttons', async () => {
  const answer = await send(reopen(GOOD))
  expect(answer.body.messages).toMatchObject([{ message_status: 'accepted' }])
  const message = await scene.simulator.client.waitForMessage('noor', ({ type }) => type === 'template')
  expect(message.rendered).toMatchObject({
    header: { kind: 'text', text: 'Over je vraag A100' },
    body: 'Hoi Noor, we hebben een antwoord voor je. Mogen we verder chatten?',
    footer: 'Tuincentrum De Linde',
    buttons: [
      { text: 'Ja, graag', payload: 'reopen:A100' },
      { text: 'Nee, bedankt', payload: 'Nee, bedankt' },
    ],
  })
})

test('a tapped quick reply comes back as button with payload, context, and opens the window', async () => {
  const { client } = scene.simulator
  await send(reopen(GOOD))
  const { id } = await client.waitForMessage('noor', ({ type }) => type === 'template')
  await client.send('noor', { type: 'template_button', messageId: id, payload: 'reopen:A100', text: 'Ja, graag' })
  await client.waitUntilDelivered()
  expect(scene.receiver.messages()[0]).toMatchObject({
    type: 'button',
    button: { payload: 'reopen:A100', text: 'Ja, graag' },
    context: { from: '31600000001', id },
  })
  expect((await client.conversation('noor')).isWindowOpen).toBe(true)
})

test('who stopped marketing gets none: 131050, and the business hears of the stop', async () => {
  await scene.simulator.client.patchUser('noor', { hasStoppedMarketing: true })
  await send(positional('spring_sale', 'Noor'))
  await expect.poll(() => scene.receiver.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131050 }] }])
  expect(scene.receiver.values()[0]?.user_preferences).toMatchObject([
    { value: 'stop', category: 'marketing_messages', wa_id: '31600000002' },
  ])
})

test('authentication templates do not go to a BSUID: 131062', async () => {
  await scene.simulator.client.setFaults({ templateReviewMs: 0 })
  const draft = {
    name: 'code',
    language: 'nl',
    category: 'authentication',
    components: [{ type: 'body', text: 'Gebruik de code uit je mail om in te loggen.' }],
  }
  await scene.graph('POST', WABA, draft)
  await expect.poll(async () => (await scene.simulator.client.templates()).find(({ name }) => name === 'code')?.status).toBe('APPROVED')
  expect((await send({ name: 'code', language: { code: 'nl' } }, { to: undefined, recipient: BO_BSUID })).error?.code).toBe(131062)
  expect((await send({ name: 'code', language: { code: 'nl' } })).status).toBe(200)
})

test('a held template is told in the response and dropped with 132015', async () => {
  await scene.simulator.client.setFaults({ heldTemplates: 1 })
  expect((await send(reopen(GOOD))).body.messages).toMatchObject([{ message_status: 'held_for_quality_assessment' }])
  await expect.poll(() => scene.receiver.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 132015 }] }])
})

const DRAFT = { name: 'nieuw', language: 'nl', category: 'utility' }
const body = (text: string, example?: string[]) => ({ type: 'body', text, ...(example ? { example: { body_text: [example] } } : {}) })

describe('a template is not created with', () => {
  test.each<[string, JsonObject, number]>([
    ['capitals in its name', { name: 'Nieuw', components: [body('Hallo daar')] }, 100],
    ['an unknown category', { category: 'news', components: [body('Hallo daar')] }, 100],
    ['no body', { components: [{ type: 'footer', text: 'x' }] }, 2388072],
    ['a variable at the start', { components: [body('{{1}} is onderweg naar je toe', ['A'])] }, 2388299],
    ['touching variables', { components: [body('Je bestelling {{1}} {{2}} is vandaag onderweg naar jou', ['A', 'B'])] }, 2388072],
    ['too many variables for its length', { components: [body('Hoi {{1}} en {{2}} ja', ['A', 'B'])] }, 2388293],
    ['a variable without an example', { components: [body('Je bestelling {{1}} is vandaag onderweg naar je toe')] }, 2388072],
    ['a body of 1,025', { components: [body('x'.repeat(1025))] }, 2388040],
    ['a footer with a variable', { components: [body('Hallo daar'), { type: 'footer', text: 'x {{1}} y' }] }, 2388073],
    [
      'three URL buttons',
      { components: [body('Hallo daar'), { type: 'buttons', buttons: Array(3).fill({ type: 'url', text: 'x', url: 'https://a.test' }) }] },
      100,
    ],
    ['a name that is taken', { name: 'reopen_chat', components: [body('Hallo daar')] }, 100],
  ])('%s', async (_name, part, code) => {
    expect((await scene.graph('POST', WABA, { ...DRAFT, ...part })).error?.code).toBe(code)
    expect(await scene.simulator.client.templates()).toHaveLength(7)
  })
})

test('creation is pending, then approved by webhook with a numeric id and a hyphenated language', async () => {
  await scene.simulator.client.setFaults({ templateReviewMs: 0 })
  const answer = await scene.graph('POST', WABA, { ...DRAFT, language: 'en_GB', components: [body('Hallo daar')] })
  expect(answer.body).toMatchObject({ status: 'PENDING', category: 'UTILITY' })
  await scene.receiver.waitForCount(1)
  expect(scene.receiver.received[0]?.body.entry).toMatchObject([
    {
      id: '200000000000101',
      changes: [{ field: 'message_template_status_update', value: { event: 'APPROVED', message_template_language: 'en-GB' } }],
    },
  ])
  expect(scene.receiver.received[0]?.raw).toContain(`"message_template_id":${String(answer.body.id)}`)
  expect(scene.receiver.received[0]?.raw).toMatch(/"time":\d{10}/)
})

test('by switch a utility template comes back as marketing', async () => {
  await scene.simulator.client.setFaults({ approveAsMarketing: true })
  expect((await scene.graph('POST', WABA, { ...DRAFT, components: [body('Hallo daar')] })).body).toMatchObject({ category: 'MARKETING' })
})

test('the list is filtered, paged by cursor without skipping, and a bad cursor is 131059', async () => {
  const seen: unknown[] = []
  let after = ''
  for (let page = 0; page < 4; page++) {
    const { body: answer } = await scene.graph('GET', `${WABA}?limit=2&fields=name,language,status${after}`)
    seen.push(...(Array.isArray(answer.data) ? answer.data : []))
    const { cursors } = JSON.parse(JSON.stringify(answer.paging))
    after = `&after=${cursors.after}`
  }
  expect(seen).toHaveLength(7)
  expect(new Set(seen.map((item) => JSON.stringify(item))).size).toBe(7)
  expect(((await scene.graph('GET', `${WABA}?status=approved`)).body.data as unknown[]).length).toBe(5)
  expect((await scene.graph('GET', `${WABA}?after=onzin`)).error?.code).toBe(131059)
})

test('an approved template is edited once a day; deleting by name takes all languages', async () => {
  const edit = () =>
    scene.graph('POST', '/400000000000303', { components: [body('Hallo daar, nieuw begin')], parameter_format: 'positional' })
  expect((await edit()).body).toEqual({ success: true })
  await scene.simulator.client.setTemplateStatus('400000000000303', 'APPROVED')
  expect((await edit()).error?.code).toBe(100)
  expect((await scene.graph('DELETE', `${WABA}?name=reopen_chat`)).body).toEqual({ success: true })
  expect((await scene.simulator.client.templates()).some(({ name }) => name === 'reopen_chat')).toBe(false)
})
