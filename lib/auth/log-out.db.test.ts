// Logging out, through the very route and library that end a browser's session.
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

  const base = `${env().APP_URL}/api/auth`
  const csrf = await handlers.GET(new NextRequest(`${base}/csrf`))
  const { csrfToken } = await csrf.json()
  const csrfCookie = csrf.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const answer = await handlers.POST(
    new NextRequest(`${base}/signout`, {
      method: 'POST',
      headers: { cookie: [session, ...csrfCookie].join('; '), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken }),
    }),
  )
  expect(answer.headers.getSetCookie().join()).toContain(`${sessionCookie}=;`)
  expect(await findSessionAgent(agent.id, agent.sessionVersion)).toBeNull()
})
