// What comes in wrong is told so and changes nothing (api.md, "REST API"), through the very handlers of the routes.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeCursor } from '../../../lib/core/cursor.ts'
import { openTestApi, type TestApi } from '../../../lib/testing/open-api.server.ts'
import * as audit from './audit/route.ts'
import * as messages from './conversations/[id]/messages/route.ts'
import * as conversation from './conversations/[id]/route.ts'
import * as conversations from './conversations/route.ts'
import * as timeline from './customers/[id]/timeline/route.ts'
import * as customers from './customers/route.ts'
import * as replay from './deliveries/[id]/replay/route.ts'
import * as deliveries from './deliveries/route.ts'
import * as media from './media/route.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.product.close())

const call: TestApi['call'] = (handler, request) => api.call(handler, request)
const countSent = () => api.countSent()
const send = (body: unknown) => call(messages.POST, { method: 'POST', body, params: { id: api.ids.conversationId } })

describe('input', () => {
  test.each([
    ['nothing', {}],
    ['no such kind', { kind: 'smoke', text: 'x' }],
    ['an empty text', { kind: 'text', text: '   ' }],
    ['a text of 4,097 characters', { kind: 'text', text: 'x'.repeat(4097) }],
    ['an id that is none', { kind: 'text', text: 'x', id: '1' }],
  ])('with %s is a 422 that says where, and sends nothing', async (_, body) => {
    const before = await countSent()
    const answer = await send(body)
    expect(answer.status).toBe(422)
    expect((await answer.json()).error).toMatchObject({
      code: 'invalid_input',
      details: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]),
    })
    expect(await countSent()).toBe(before)
  })

  test('that is not JSON is a 400 without a stack', async () => {
    const answer = await send('{"kind":')
    expect(answer.status).toBe(400)
    expect(JSON.stringify(await answer.json())).not.toMatch(/at |node_modules/)
  })

  test('that is nested deeper than can be walked is a 400 too', async () => {
    expect((await send(`{"kind":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status).toBe(400)
  })

  test('of more than 1 MB is refused', async () => {
    expect((await send('x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  })

  test.each(['?limit=0', '?limit=101', '?limit=0x10', '?limit=', '?limit=%201', '?cursor=nonsense', '?status=closed'])(
    'of a list with %s is refused',
    async (query) => {
      expect([400, 422]).toContain((await call(conversations.GET, { query })).status)
    },
  )

  test('with an unheard-of identity is refused, an inherited one too', async () => {
    for (const kind of ['fax', 'constructor', '__proto__']) {
      expect((await call(customers.GET, { query: `?identity=${kind}:1` })).status).toBe(422)
    }
  })

  test.each(['0x10', '1e1', '-1', '0', ' 1', ''])('about delivery %j is refused: ids are plain digits', async (id) => {
    const answer = await call(replay.POST, { as: 'admin', method: 'POST', params: { id } })
    expect([answer.status, (await answer.json()).error.code]).toEqual([422, 'invalid_input'])
  })

  test.each([
    ['the inbox', conversations.GET, { at: '9', id: randomUUID() }],
    ['the inbox', conversations.GET, { at: '0000-01-01T00:00:00Z', id: randomUUID() }],
    ['the inbox', conversations.GET, { at: '2026-13-01T00:00:00Z', id: randomUUID() }],
    ['deliveries', deliveries.GET, { id: 1.5 }],
    ['the audit log', audit.GET, { id: '1' }],
    ['customers', customers.GET, { id: 'x' }],
  ])('of %s with a made-up cursor is a 400', async (_, handler, cursor) => {
    expect((await call(handler, { as: 'admin', query: `?cursor=${encodeCursor(cursor)}` })).status).toBe(400)
  })

  test('about something absent is a 404', async () => {
    const patch = { method: 'PATCH', body: { priority: 'high' }, params: { id: randomUUID() } }
    expect((await call(conversation.PATCH, patch)).status).toBe(404)
  })
})

describe('text that no database stores', () => {
  test.each([
    ['a search word', () => call(conversations.GET, { query: '?q=a%00b' })],
    ['an identity', () => call(customers.GET, { query: '?identity=whatsapp:%2B31600000002%00' })],
    ['a cursor', () => call(customers.GET, { query: '?cursor=%00' })],
    [
      'what a cursor stands for',
      () => call(timeline.GET, { query: `?cursor=${encodeCursor({ position: '\u0000' })}`, params: { id: api.ids.customerId } }),
    ],
    ['an id', () => call(conversation.GET, { params: { id: '\u0000' } })],
    ['a text to send', () => send({ kind: 'text', text: 'Dag \u0000 Noor' })],
    ['the name of a property', () => send({ kind: 'text', text: 'Dag', '\u0000': 1 })],
  ])('in %s is refused as input', async (_, ask) => {
    const before = await countSent()
    const answer = await ask()
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'bad_request'])
    expect(await countSent()).toBe(before)
  })

  test('spelt out as an escape is text like any other', async () => {
    expect(await (await send({ kind: 'note', text: 'het teken \\u0000' })).json()).toMatchObject({ text: 'het teken \\u0000' })
  })

  test('in the declared type of a file does not keep the file out', async () => {
    const body = [
      '--cut',
      'Content-Disposition: form-data; name="file"; filename="a\u0000b.pdf"',
      'Content-Type: application\u0000/pdf',
      '',
      '%PDF-1.4',
      '--cut--',
      '',
    ].join('\r\n')
    const answer = await call(media.POST, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=cut' } })
    expect([answer.status, await answer.json()]).toEqual([
      201,
      expect.objectContaining({ filename: 'ab.pdf', mimeType: 'application/pdf' }),
    ])
  })

  test('a lone surrogate in a search word finds nothing, without an error', async () => {
    expect((await call(conversations.GET, { query: '?q=%ED%A0%80' })).status).toBe(200)
  })
})
