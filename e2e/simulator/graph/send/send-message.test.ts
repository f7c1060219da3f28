// What the provider refuses, as it refuses it: over HTTP, one row per rule.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../core/json.ts'
import { BO_BSUID, NOOR, type Scene, startScene, wamidOf } from '../../testing/start-scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
  await scene.simulator.client.sendText('noor', 'Hoi')
})

const long = (count: number) => 'x'.repeat(count)
const text = (body: unknown) => ({ type: 'text', text: { body } })
const buttons = (...titles: string[]) => titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } }))
const interactive = (part: JsonObject) => ({ type: 'interactive', interactive: { body: { text: 'Kies' }, ...part } })
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ id: `r${from + index}`, title: `Rij ${index}` }))
const list = (sections: JsonObject[], more: JsonObject = {}) => interactive({ type: 'list', action: { button: 'Open', sections, ...more } })
const url = (parameters: JsonObject) => interactive({ type: 'cta_url', action: { name: 'cta_url', parameters } })

const REFUSED: [string, JsonObject, number, string][] = [
  ['an empty text', text(''), 131008, "text['body']"],
  ['4,097 characters', text(long(4097)), 131009, "text['body']"],
  ['a text that is a number', text(5), 100, "text['body']"],
  ['an unexpected property', { ...text('a'), colour: 'red' }, 100, 'colour'],
  ['an unexpected property of the text', { type: 'text', text: { body: 'a', html: true } }, 100, 'html'],
  ['an unknown type', { type: 'poll', poll: {} }, 100, 'poll'],
  ['a missing type object', { type: 'text' }, 131008, 'text'],
  ['opaque data over 512', { ...text('a'), biz_opaque_callback_data: long(513) }, 131009, 'biz_opaque_callback_data'],
  ['a group', { ...text('a'), recipient_type: 'group' }, 131009, 'recipient_type'],
  ['no recipient', { ...text('a'), to: undefined }, 131008, 'to'],
  ['letters for a phone', { ...text('a'), to: 'noor' }, 131009, 'to'],
  ['ourselves', { ...text('a'), to: '+31600000001' }, 131021, 'Sender'],
  ['a malformed BSUID', { ...text('a'), to: undefined, recipient: 'nl.1' }, 131009, 'recipient'],
  ['a BSUID of another portfolio', { ...text('a'), to: undefined, recipient: 'NL.99' }, 131026, 'portfolio'],
  ['a caption on audio', { type: 'audio', audio: { id: '1', caption: 'x' } }, 100, 'caption'],
  ['media without id or link', { type: 'image', image: { caption: 'x' } }, 131008, "image['id']"],
  ['media with id and link', { type: 'image', image: { id: '1', link: 'https://a.test/x.png' } }, 131009, 'either'],
  ['an unknown media id', { type: 'image', image: { id: '910000000000000' } }, 131009, '910000000000000'],
  ['a caption of 1,025', { type: 'image', image: { id: '1', caption: long(1025) } }, 131009, 'caption'],
  ['a link without http', { type: 'image', image: { link: 'ftp://a.test/x' } }, 131009, 'link'],
  ['a latitude of 91', { type: 'location', location: { latitude: 91, longitude: 5 } }, 131009, 'latitude'],
  ['a contact without formatted_name', { type: 'contacts', contacts: [{ name: { first_name: 'A' } }] }, 131008, 'formatted_name'],
  ['258 contacts', { type: 'contacts', contacts: Array(258).fill({ name: { formatted_name: 'A' } }) }, 131009, 'contacts'],
  [
    'a reaction with a context',
    { type: 'reaction', context: { message_id: 'w' }, reaction: { message_id: 'w', emoji: '👍' } },
    131009,
    'context',
  ],
  ['a reaction that is a word', { type: 'reaction', reaction: { message_id: 'w', emoji: 'ok' } }, 131009, 'emoji'],
  ['no buttons', interactive({ type: 'button', action: { buttons: [] } }), 131009, 'buttons'],
  ['four buttons', interactive({ type: 'button', action: { buttons: buttons('a', 'b', 'c', 'd') } }), 131009, 'buttons'],
  ['a button title of 21', interactive({ type: 'button', action: { buttons: buttons(long(21)) } }), 131009, 'title'],
  ['two equal titles', interactive({ type: 'button', action: { buttons: buttons('a', 'a') } }), 131009, 'title'],
  ['a body of 1,025', interactive({ type: 'button', body: { text: long(1025) }, action: { buttons: buttons('a') } }), 131009, 'body'],
  ['a missing body', interactive({ type: 'button', body: undefined, action: { buttons: buttons('a') } }), 131008, 'body'],
  ['a footer of 61', interactive({ type: 'button', footer: { text: long(61) }, action: { buttons: buttons('a') } }), 131009, 'footer'],
  [
    'a header of 61',
    interactive({ type: 'button', header: { type: 'text', text: long(61) }, action: { buttons: buttons('a') } }),
    131009,
    'header',
  ],
  [
    'an image header on a list',
    {
      ...list([{ rows: rows(1) }]),
      interactive: {
        type: 'list',
        header: { type: 'image', image: { id: '1' } },
        body: { text: 'a' },
        action: { button: 'b', sections: [{ rows: rows(1) }] },
      },
    },
    131009,
    'header',
  ],
  [
    'eleven rows over two sections',
    list([
      { title: 'A', rows: rows(6) },
      { title: 'B', rows: rows(5, 6) },
    ]),
    131009,
    '10 rows',
  ],
  ['two sections without titles', list([{ rows: rows(1) }, { rows: rows(1, 1) }]), 131008, 'title'],
  ['a list button of 21', list([{ rows: rows(1) }], { button: long(21) }), 131009, 'button'],
  ['a row id with spaces around', list([{ rows: [{ id: ' a', title: 'A' }] }]), 131009, 'id'],
  ['a row description of 73', list([{ rows: [{ id: 'a', title: 'A', description: long(73) }] }]), 131009, 'description'],
  ['a URL button of 21', url({ display_text: long(21), url: 'https://a.test' }), 131009, 'display_text'],
  ['a URL button to nowhere', url({ display_text: 'Open', url: 'niks' }), 131009, 'url'],
  ['the old name of the contact request', interactive({ type: 'contact_request', action: { name: 'request_contact_info' } }), 100, 'type'],
  [
    'a header on a call permission request',
    interactive({ type: 'call_permission_request', header: { type: 'text', text: 'a' }, action: { name: 'call_permission_request' } }),
    131009,
    'header',
  ],
]

describe('a send is refused with its code, and nothing is sent, for', () => {
  test.each(REFUSED)('%s', async (_name, body, code, named) => {
    const answer = await scene.send(body)
    expect(answer.error).toMatchObject({ code })
    expect(answer.error?.details).toContain(named)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toHaveProperty('fbtrace_id')
    expect((await scene.simulator.client.sends()).filter((entry) => entry.messageId !== null)).toEqual([])
  })
})

const ACCEPTED: [string, JsonObject][] = [
  ['a text of 4,096', text(long(4096))],
  ['a text of 4,096 emoji', text('😀'.repeat(4096))],
  ['coordinates as strings', { type: 'location', location: { latitude: '52.09', longitude: '5.12', name: 'Dom' } }],
  ['three buttons', interactive({ type: 'button', action: { buttons: buttons('a', 'b', 'c') } })],
  ['ten rows', list([{ rows: rows(10) }])],
  [
    'a list body of 4,096',
    {
      ...list([{ rows: rows(1) }]),
      interactive: { type: 'list', body: { text: long(4096) }, action: { button: 'b', sections: [{ rows: rows(1) }] } },
    },
  ],
  ['a location request', interactive({ type: 'location_request_message', action: { name: 'send_location' } })],
  ['a contact request', interactive({ type: 'request_contact_info', action: { name: 'request_contact_info' } })],
  [
    'a voice call button',
    interactive({ type: 'voice_call', action: { name: 'voice_call', parameters: { display_text: 'Bel', ttl_minutes: 60 } } }),
  ],
  [
    'a contact card',
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Els' }, phones: [{ phone: '+31600000088', type: 'WORK' }] }] },
  ],
]

describe('a send is accepted and reaches the phone for', () => {
  test.each(ACCEPTED)('%s', async (_name, body) => {
    const wamid = await scene.sendAccepted(body)
    await scene.simulator.client.waitForMessage('noor', (message) => message.id === wamid)
  })
})

test('the answer repeats what was addressed, by phone or by BSUID; with both the phone wins', async () => {
  const byPhone = await scene.send(text('a'))
  expect(byPhone.body.contacts).toEqual([{ input: NOOR, wa_id: '31600000002' }])
  const byBsuid = await scene.send({ ...text('a'), to: undefined, recipient: BO_BSUID })
  expect(byBsuid.body.contacts).toEqual([{ input: BO_BSUID, user_id: BO_BSUID }])
  const both = await scene.send({ ...text('a'), recipient: BO_BSUID })
  expect(both.body.contacts).toEqual([{ input: NOOR, wa_id: '31600000002' }])
  expect(both.headers.get('x-business-use-case-usage')).toContain('200000000000101')
})

test("a phone without + gets the business's country code put before it, and the message reaches nobody", async () => {
  const answer = await scene.send({ ...text('a'), to: '32460000006' })
  expect(answer.body.contacts).toEqual([{ input: '32460000006', wa_id: '3132460000006' }])
  await scene.simulator.client.waitUntilDelivered()
  await scene.receiver.waitForCount(2)
  expect(scene.receiver.statuses()).toMatchObject([{ id: wamidOf(answer), status: 'failed', errors: [{ code: 131026 }] }])
})

test('no token, a wrong one and a revoked one are 401 with code 190 and no error_data', async () => {
  const body = { messaging_product: 'whatsapp', to: NOOR, ...text('a') }
  for (const authorization of ['', 'Bearer nope']) {
    const answer = await scene.graph('POST', '/300000000000202/messages', body, { authorization })
    expect(answer.status).toBe(401)
    expect(answer.body.error).toMatchObject({ code: 190 })
    expect(answer.body.error).not.toHaveProperty('error_data')
  }
  await scene.simulator.client.setFaults({ tokenRevoked: true })
  expect((await scene.send(text('a'))).status).toBe(401)
})

test('messaging_product, the number and JSON itself are required', async () => {
  expect((await scene.send({ ...text('a'), messaging_product: undefined })).error?.code).toBe(100)
  expect((await scene.graph('POST', '/399999999999999/messages', { messaging_product: 'whatsapp' })).error?.code).toBe(33)
  expect((await scene.graph('POST', '/300000000000202/messages', '{nee')).error?.code).toBe(100)
})

test('outside the window a send is accepted and fails with 131047; by switch it is refused at once', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true, advanceMs: 24 * 3_600_000 })
  const wamid = await scene.sendAccepted({ ...text('te laat'), biz_opaque_callback_data: 'm-1' })
  await client.waitUntilDelivered()
  await scene.receiver.waitForCount(2)
  expect(scene.receiver.statuses()).toMatchObject([
    { id: wamid, status: 'failed', biz_opaque_callback_data: 'm-1', errors: [{ code: 131047, title: 'Re-engagement message' }] },
  ])
  expect((await client.conversation('noor')).messages.some((message) => message.id === wamid)).toBe(false)
  await client.setFaults({ windowClosedSync: true })
  expect((await scene.send(text('te laat'))).error).toMatchObject({ code: 131047 })
})

test('the window is open up to the last millisecond of 24 hours', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  await client.sendText('noor', 'Hoi')
  await client.clock({ advanceMs: 24 * 3_600_000 - 1 })
  expect((await client.conversation('noor')).isWindowOpen).toBe(true)
  await client.clock({ advanceMs: 1 })
  expect((await client.conversation('noor')).isWindowOpen).toBe(false)
})

test('a reaction and an unsupported message do not open the window; a text does', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true, advanceMs: 25 * 3_600_000 })
  await client.send('noor', { type: 'unsupported' })
  await client.send('noor', { type: 'reaction', messageId: 'wamid.x', emoji: '👍' })
  expect((await client.conversation('noor')).isWindowOpen).toBe(false)
  await client.sendText('noor', 'Hoi')
  expect((await client.conversation('noor')).isWindowOpen).toBe(true)
})

test('45 to one customer go at once, the next is 131056, and one more each 6 s', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  await client.patchNumber('300000000000202', { throughput: 'HIGH' })
  for (let n = 0; n < 45; n++) expect((await scene.send(text(`n${n}`))).status).toBe(200)
  expect((await scene.send(text('te veel'))).error).toMatchObject({ code: 131056 })
  await client.clock({ advanceMs: 5999 })
  expect((await scene.send(text('te vroeg'))).error).toMatchObject({ code: 131056 })
  await client.clock({ advanceMs: 1 })
  expect((await scene.send(text('weer goed'))).status).toBe(200)
})

test('80 in one second over all customers, then 130429', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  const send = (n: number) => scene.send({ ...text('a'), to: n % 2 ? '+31600000004' : '+31600000005' })
  for (let n = 0; n < 80; n++) expect((await send(n)).status).toBe(200)
  expect((await send(80)).error).toMatchObject({ code: 130429 })
  await client.clock({ advanceMs: 13 })
  expect((await send(81)).status).toBe(200)
})

test('fault switches: refused n times with any code, HTML pages, accepted without an answer', async () => {
  const { client } = scene.simulator
  await client.setFaults({ failSends: { count: 2, code: 131016 } })
  expect(await scene.send(text('a'))).toMatchObject({ status: 500, error: { code: 131016 } })
  expect((await scene.send(text('a'))).status).toBe(500)
  await client.setFaults({ htmlErrors: 1 })
  const page = await scene.send(text('a'))
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
  await client.setFaults({ acceptThenHang: 1 })
  const hung = AbortSignal.timeout(200)
  await expect(
    fetch(`${scene.simulator.url}/v25.0/300000000000202/messages`, {
      method: 'POST',
      signal: hung,
      headers: { authorization: 'Bearer sim-access-token-0001' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: NOOR, ...text('toch verstuurd'), biz_opaque_callback_data: 'x' }),
    }),
  ).rejects.toThrow()
  await client.waitForMessage('noor', (message) => message.opaque === 'x')
})

test('with the switch on, the sent status is answered before the send is', async () => {
  await scene.simulator.client.setKnobs({ statusBeforeResponse: true })
  let statusAt = 0
  scene.receiver.answerWith = (webhook) => {
    if (webhook.raw.includes('"status":"sent"')) statusAt = performance.now()
    return 200
  }
  await scene.sendAccepted(text('a'))
  expect(statusAt).toBeGreaterThan(0)
  expect(performance.now()).toBeGreaterThan(statusAt)
})

test('reading marks earlier messages too; typing shows for 25 s of the clock and ends with our answer', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  const { id } = await client.sendText('noor', 'tweede')
  const read = { messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } }
  expect((await scene.graph('POST', '/300000000000202/messages', read)).body).toEqual({ success: true })
  const conversation = await client.conversation('noor')
  expect(conversation.messages.map((message) => message.ticks)).toEqual(['read', 'read'])
  expect(conversation.isTyping).toBe(true)
  await client.clock({ advanceMs: 25_000 })
  expect((await client.conversation('noor')).isTyping).toBe(false)
  const unknown = { ...read, message_id: 'wamid.nope' }
  expect((await scene.graph('POST', '/300000000000202/messages', unknown)).error?.code).toBe(131009)
})

test('our reaction shows on the message, has only a sent status, and fails on an unknown target', async () => {
  const { client } = scene.simulator
  const target = (await client.conversation('noor')).messages[0]
  const good = await scene.sendAccepted({ type: 'reaction', reaction: { message_id: target?.id, emoji: '🙏' } })
  const bad = await scene.sendAccepted({ type: 'reaction', reaction: { message_id: 'wamid.nope', emoji: '🙏' } })
  await client.waitUntilDelivered()
  await scene.receiver.waitForCount(3)
  expect((await client.conversation('noor')).messages[0]?.reactions.business).toBe('🙏')
  const seen = scene.receiver.statuses().map(({ id, status }) => [id, status])
  expect(seen).toEqual([
    [good, 'sent'],
    [bad, 'failed'],
  ])
})

test('a page of another origin may neither send nor drive the simulator', async () => {
  const origin = { origin: 'https://elders.test' }
  for (const path of ['/sim/api/reset', '/v25.0/300000000000202/messages']) {
    const response = await fetch(`${scene.simulator.url}${path}`, {
      method: 'POST',
      headers: { ...origin, authorization: 'Bearer sim-access-token-0001' },
    })
    expect(response.status).toBe(403)
  }
  expect((await scene.simulator.client.conversation('noor')).messages).toHaveLength(1)
})
