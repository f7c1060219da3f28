// Logging in and out, through the very routes and library that begin and end a browser's session.
import { NextRequest } from 'next/server'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handlers } from '../../auth.ts'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { env } from '../core/env.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { findSessionAgent } from './agents.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

const sessionCookie = 'authjs.session-token'

test('a copy of the cookie is worth nothing once its owner logged out', async () => {
  const agent = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!agent) throw new Error('the seed must have made Sam')
  const claims = { agentId: agent.id, sessionVersion: agent.sessionVersion }
  const session = `${sessionCookie}=${await encode({ token: claims, secret: env().AUTH_SECRET, salt: sessionCookie })}`
  expect(await findSessionAgent(agent.id, agent.sessionVersion)).not.toBeNull()

  const answer = await post('signout', {}, [session])
  expect(answer.headers.getSetCookie().join()).toContain(`${sessionCookie}=;`)
  expect(await findSessionAgent(agent.id, agent.sessionVersion)).toBeNull()
})

test.each(['sam\u0000@demo.test', 'nobody@demo.test'])('%j is a wrong e-mail address, not a failure', async (email) => {
  const answer = await post('callback/credentials', { email, password: 'x' }, [])
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('code')).toBe('bad_credentials')
})

test('the right password begins a session', async () => {
  const answer = await post('callback/credentials', { email: 'eva@demo.test', password: 'middenweg-demo' }, [])
  expect(answer.headers.getSetCookie().join()).toMatch(new RegExp(`${sessionCookie}=\\w`))
})

/** Posts one of the library's own forms, as a browser with these cookies would. */
async function post(action: string, fields: Record<string, string>, cookies: string[]): Promise<Response> {
  const base = `${env().APP_URL}/api/auth`
  const csrf = await handlers.GET(new NextRequest(`${base}/csrf`))
  const { csrfToken } = await csrf.json()
  const csrfCookies = csrf.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return handlers.POST(
    new NextRequest(`${base}/${action}`, {
      method: 'POST',
      headers: { cookie: [...cookies, ...csrfCookies].join('; '), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, csrfToken }),
    }),
  )
}
