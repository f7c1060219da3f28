// What the REST API promises (api.md, "REST API", "Roles"), through the very handlers of its routes.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAgentByEmail } from '../../../db/queries/agents.ts'
import type { Actor } from '../../../lib/auth/actor.ts'
import { checkLogin, endSessions, findSessionAgent, updateAgent } from '../../../lib/auth/agents.server.ts'
import { refusedRequestsPerMinute } from '../../../lib/auth/throttle.server.ts'
import { createApiToken, findTokenActor, revokeApiToken } from '../../../lib/auth/tokens.server.ts'
import type { TokenId } from '../../../lib/core/ids.ts'
import type { Role } from '../../../lib/core/vocabulary.ts'
import { type Call, type Handler, openTestApi, type TestApi } from '../../../lib/testing/open-api.server.ts'
import type { TestProduct } from '../../../lib/testing/open-product.server.ts'
import * as audit from './audit/route.ts'
import * as messages from './conversations/[id]/messages/route.ts'
import * as conversations from './conversations/route.ts'
import * as deliveries from './deliveries/route.ts'
import * as file from './media/[id]/route.ts'
import * as media from './media/route.ts'
import * as rates from './rates/route.ts'
import * as tokens from './tokens/route.ts'
import * as users from './users/route.ts'

let api: TestApi
let product: TestProduct
let tokenIds: TestApi['tokenIds']
beforeAll(async () => {
  api = await openTestApi()
  product = api.product
  tokenIds = api.tokenIds
})
afterAll(() => product.close())

const call: TestApi['call'] = (handler, request) => api.call(handler, request)
const makeToken: TestApi['makeToken'] = (role) => api.makeToken(role)
const countSent = () => api.countSent()
const send = (body: unknown, headers: Record<string, string> = {}) =>
  call(messages.POST, { method: 'POST', body, headers, params: { id: api.ids.conversationId } })

describe('an idempotency key', () => {
  test('gives the same request the same answer and sends once', async () => {
    const before = await countSent()
    const answers = [
      await send({ kind: 'text', text: 'Eén keer' }, { 'idempotency-key': 'k1' }),
      await send({ kind: 'text', text: 'Eén keer' }, { 'idempotency-key': 'k1' }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([202, 202])
    const [one, other] = await Promise.all(answers.map((answer) => answer.json()))
    expect(other).toEqual(one)
    expect(await countSent()).toBe(before + 1)
  })

  test('used for another request is refused and changes nothing', async () => {
    const before = await countSent()
    const answer = await send({ kind: 'text', text: 'Iets anders' }, { 'idempotency-key': 'k1' })
    expect([answer.status, (await answer.json()).error.code]).toEqual([409, 'idempotency_mismatch'])
    expect(await countSent()).toBe(before)
  })

  test('used ten times at once sends once', async () => {
    const before = await countSent()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send({ kind: 'text', text: 'Tegelijk' }, { 'idempotency-key': 'k2' })),
    )
    expect(answers.map((answer) => answer.status).filter((status) => status !== 409)).toContain(202)
    expect(await countSent()).toBe(before + 1)
  })

  test('of a request that failed may be used again', async () => {
    expect((await send({ kind: 'media', mediaId: randomUUID() }, { 'idempotency-key': 'k3' })).status).toBe(422)
    expect((await send({ kind: 'note', text: 'Nu wel' }, { 'idempotency-key': 'k3' })).status).toBe(202)
  })
})

describe('the roles table', () => {
  test.each<[string, Handler, Call, Record<Role, number>]>([
    ['the inbox', conversations.GET, {}, { agent: 200, supervisor: 200, admin: 200 }],
    ['rates', rates.GET, {}, { agent: 200, supervisor: 200, admin: 200 }],
    ['writing rates', rates.PUT, { method: 'PUT', body: {} }, { agent: 403, supervisor: 403, admin: 422 }],
    ['users', users.GET, {}, { agent: 403, supervisor: 403, admin: 200 }],
    ['making users', users.POST, { method: 'POST', body: {} }, { agent: 403, supervisor: 403, admin: 422 }],
    ['tokens', tokens.GET, {}, { agent: 403, supervisor: 403, admin: 200 }],
    ['deliveries', deliveries.GET, {}, { agent: 403, supervisor: 403, admin: 200 }],
    ['the audit log', audit.GET, {}, { agent: 403, supervisor: 200, admin: 200 }],
  ])('%s', async (_, handler, request, expected) => {
    const roles: Role[] = ['agent', 'supervisor', 'admin']
    const got = Object.fromEntries(
      await Promise.all(roles.map(async (role) => [role, (await call(handler, { ...request, as: role })).status])),
    )
    expect(got).toEqual(expected)
  })
})

describe('a token', () => {
  test('is kept only as a hash', async () => {
    const token = await makeToken('agent')
    const [row] = await product.sql`select t::text as text from api_tokens t where id = ${tokenIds.get(token) ?? ''}`
    expect(row?.text).not.toContain(token.slice(8))
  })

  test.each([
    ['made up', async () => `mw_${'x'.repeat(43)}`],
    ['malformed', async () => 'admin'],
    [
      'expired',
      async () => {
        const token = await makeToken('admin')
        await product.sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${tokenIds.get(token) ?? ''}`
        return token
      },
    ],
    [
      'revoked',
      async () => {
        const token = await makeToken('admin')
        const actor = await findTokenActor(token)
        if (actor) await revokeApiToken(actor, actor.id)
        return token
      },
    ],
  ])('that is %s opens nothing', async (_, make) => {
    const answer = await call(conversations.GET, { token: await make() })
    expect([answer.status, (await answer.json()).error.code]).toEqual([401, 'unauthorized'])
  })

  test('that would have expired already is not made', async () => {
    const body = { name: 'late', role: 'agent', expiresAt: '2020-01-01T00:00:00Z' }
    expect((await call(tokens.POST, { as: 'admin', method: 'POST', body })).status).toBe(422)
  })

  test('that is wrong too often slows its address down, and not a right one from there', async () => {
    const headers = { 'x-client-address': '203.0.113.7' }
    const statuses = new Map<number, number>()
    for (let n = 0; n < refusedRequestsPerMinute + 5; n++) {
      const { status } = await call(conversations.GET, { token: 'guess', headers })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: refusedRequestsPerMinute, 429: 5 })
    expect((await call(conversations.GET, { headers })).status).toBe(200)
    expect((await call(conversations.GET, { token: 'guess', headers: { 'x-client-address': '203.0.113.8' } })).status).toBe(401)
  })

  test('makes no token above its own role', async () => {
    const supervisor: Actor = { kind: 'token', id: [...tokenIds.values()][0] ?? ('' as TokenId), name: 's', role: 'supervisor' } // the first made
    await expect(createApiToken(supervisor, { name: 'x', role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a person', () => {
  async function personOf(email: string) {
    const row = await findAgentByEmail(product.db, email)
    if (!row) throw new Error(`the seed must have made ${email}`)
    return row
  }
  const admin = async (): Promise<Actor> => {
    const row = await personOf('ada@demo.test')
    return { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
  }

  test.each([{ role: 'supervisor' as const }, { isDeactivated: true }, { password: 'een-heel-ander-woord-1' }])(
    'given %j is logged out everywhere',
    async (change) => {
      const row = await personOf('lotte@demo.test')
      expect(await findSessionAgent(row.id, row.sessionVersion)).not.toBeNull()
      await updateAgent(await admin(), row.id, change)
      expect(await findSessionAgent(row.id, row.sessionVersion)).toBeNull()
      await updateAgent(await admin(), row.id, { isDeactivated: false, role: 'agent' })
    },
  )

  test('the last admin stays one', async () => {
    const ada = await personOf('ada@demo.test')
    await expect(updateAgent(await admin(), ada.id, { role: 'agent' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(updateAgent(await admin(), ada.id, { isDeactivated: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('who guesses is slowed down, from that address, also with the right password', async () => {
    for (let n = 0; n < 5; n++) expect((await checkLogin('eva@demo.test', `fout-${n}`, '10.0.0.1')).kind).toBe('bad_credentials')
    expect((await checkLogin('eva@demo.test', 'middenweg-demo', '10.0.0.1')).kind).toBe('throttled')
    expect((await checkLogin('EVA@demo.test', 'middenweg-demo', '10.0.0.1')).kind).toBe('throttled')
    expect((await checkLogin('eva@demo.test', 'middenweg-demo', '10.0.0.2')).kind).toBe('ok')
  })

  test('tries sent at once are counted before they are looked at', async () => {
    const tries = Array.from({ length: 20 }, (_, n) => checkLogin('noor.parallel@demo.test', `fout-${n}`, '10.0.0.4'))
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'bad_credentials')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'throttled')).toHaveLength(15)
  })

  test('the right password is never held against anybody, however often', async () => {
    for (let n = 0; n < 8; n++) expect((await checkLogin('sam@demo.test', 'middenweg-demo', '10.0.0.5')).kind).toBe('ok')
    const rows = await product.sql`select points from rate_limits where key = 'login-address:10.0.0.5'`
    expect(rows.map(({ points }) => points)).toEqual([0])
  })

  test('logging out ends every session of that agent, once', async () => {
    const sam = await personOf('sam@demo.test')
    await endSessions(sam.id, sam.sessionVersion)
    expect(await findSessionAgent(sam.id, sam.sessionVersion)).toBeNull()
    const next = await personOf('sam@demo.test')
    await endSessions(sam.id, sam.sessionVersion) // the old cookie once more
    expect(await findSessionAgent(next.id, next.sessionVersion)).not.toBeNull()
  })

  test('nobody learns whether an account exists', async () => {
    expect(await checkLogin('niemand@demo.test', 'x', '10.0.0.3')).toEqual(await checkLogin('sam@demo.test', 'x', '10.0.0.3'))
  })
})

describe('a file', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  async function upload(bytes: Buffer | string, name: string, type: string): Promise<Response> {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(Buffer.from(bytes))], { type }), name)
    return call(media.POST, { method: 'POST', body: form })
  }
  const fetchFile = (id: string, more: Call = {}) => call(file.GET, { params: { id }, ...more })

  test('is what its bytes are, whatever it is called', async () => {
    const answer = await upload(png, 'factuur.pdf', 'application/pdf')
    expect(await answer.json()).toMatchObject({ type: 'image', mimeType: 'image/png', width: 1, height: 1 })
  })

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'x.html', 'text/html'],
    ['a page called a picture', '<html><script>alert(1)</script></html>', 'x.png', 'image/png'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'x.svg', 'image/svg+xml'],
  ])('that is %s is not taken', async (_, bytes, name, type) => {
    expect((await upload(bytes, name, type)).status).toBe(415)
  })

  test('that is empty, or none at all, is refused', async () => {
    expect((await upload('', 'leeg.txt', 'text/plain')).status).toBe(400)
    expect((await call(media.POST, { method: 'POST', body: new FormData() })).status).toBe(400)
    expect((await call(media.POST, { method: 'POST', body: { file: 'x' } })).status).toBe(400)
  })

  test('comes in parts, with headers under which nothing runs', async () => {
    const { mediaId } = await (await upload(png, 'één; naam.png', 'image/png')).json()
    const whole = await fetchFile(mediaId)
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ])
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
    expect(whole.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%C3%A9%C3%A9n%3B%20naam.png")
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(png)
    const part = await fetchFile(mediaId, { headers: { range: 'bytes=1-3' } })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, `bytes 1-3/${png.length}`, 'PNG'])
    expect((await fetchFile(mediaId, { headers: { range: 'bytes=9999-' } })).status).toBe(416)
    expect((await fetchFile(mediaId, { query: '?download=true' })).headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await fetchFile(mediaId, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304)
  })

  test.each(['text/html', 'image/svg+xml', 'application/pdf'])('from a customer that is %s is only ever a download', async (type) => {
    const { mediaId } = await (await upload(png, 'x.png', 'image/png')).json()
    await product.sql`update media set mime_type = ${type}, customer_id = ${api.ids.customerId} where id = ${mediaId}`
    expect((await fetchFile(mediaId)).headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test("is nobody else's before it is sent, and there is none under a guessed id", async () => {
    const { mediaId } = await (await upload(png, 'x.png', 'image/png')).json()
    const sam = await findAgentByEmail(product.db, 'sam@demo.test')
    await product.sql`update media set uploaded_by_id = ${sam?.id ?? null} where id = ${mediaId}`
    expect((await fetchFile(mediaId)).status).toBe(404)
    expect((await fetchFile(randomUUID())).status).toBe(404)
    expect((await fetchFile('1')).status).toBe(422)
  })
})
