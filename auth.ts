import NextAuth, { CredentialsSignin } from 'next-auth'
import type { Provider } from 'next-auth/providers'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { clients } from './db/client.ts'
import { findAgentByEmail } from './db/queries/agents.ts'
import { checkLogin, endSessions } from './lib/auth/agents.server.ts'
import { clientAddress } from './lib/auth/client-address.server.ts'
import { sessionTokenSchema } from './lib/auth/session-token.ts'
import { env } from './lib/core/env.server.ts'
import { log } from './lib/core/log.server.ts'
import { withoutParameters } from './lib/core/without-parameters.server.ts'

// PostgreSQL stores neither NUL nor lone surrogates, so no account has them in its address.
const storable = (text: string) => text.isWellFormed() && !text.includes('\u0000')
const credentialsSchema = z.object({ email: z.string().min(1).max(320).refine(storable), password: z.string().min(1).max(1000) })

/** Why a login failed, as the login page words it. */
class LoginFailed extends CredentialsSignin {
  constructor(code: 'bad_credentials' | 'throttled' | 'deactivated') {
    super()
    this.code = code
  }
}

const credentials = Credentials({
  credentials: { email: {}, password: { type: 'password' } },
  async authorize(raw, request) {
    const parsed = credentialsSchema.safeParse(raw)
    if (!parsed.success) throw new LoginFailed('bad_credentials')
    const result = await checkLogin(parsed.data.email, parsed.data.password, clientAddress(request.headers))
    if (result.kind !== 'ok') throw new LoginFailed(result.kind)
    const { agent } = result
    return { id: agent.id, email: agent.email, name: agent.name, sessionVersion: agent.sessionVersion }
  },
})

/** Single sign-on for people an admin has made an account for; nobody is let in by it alone. */
function oidc(): Provider[] {
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_CLIENT_ID, AUTH_OIDC_CLIENT_SECRET, AUTH_OIDC_NAME } = env()
  if (!AUTH_OIDC_ISSUER || !AUTH_OIDC_CLIENT_ID) return []
  return [
    {
      id: 'oidc',
      name: AUTH_OIDC_NAME,
      type: 'oidc',
      issuer: AUTH_OIDC_ISSUER,
      clientId: AUTH_OIDC_CLIENT_ID,
      clientSecret: AUTH_OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
    },
  ]
}

export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
  useSecureCookies: env().APP_URL.startsWith('https:'),
  pages: { signIn: '/login', error: '/login' },
  providers: [credentials, ...oidc()],
  callbacks: {
    async signIn({ account, profile, user }) {
      if (account?.provider !== 'oidc') return true
      // Only an address the provider vouches for, and only of somebody we know.
      if (!profile?.email || profile.email_verified !== true) return '/login?error=unverified'
      const { email } = profile
      const agent = await withoutParameters(() => findAgentByEmail(clients().db, email))
      if (!agent || agent.deactivatedAt) return '/login?error=unknown'
      user.id = agent.id
      user.sessionVersion = agent.sessionVersion
      return true
    },
    jwt({ token, user }) {
      if (user?.id) {
        token.agentId = user.id
        token.sessionVersion = user.sessionVersion
      }
      return token
    },
    session({ session, token }) {
      session.agentId = token.agentId
      session.sessionVersion = token.sessionVersion
      return session
    },
  },
  events: {
    /** The cookie is a copy the browser gives up; ending the session itself is what makes any other copy worthless. */
    async signOut(message) {
      const session = sessionTokenSchema.safeParse('token' in message ? message.token : null)
      if (!session.success) return
      await endSessions(session.data.agentId, session.data.sessionVersion).catch((error: unknown) => {
        log.error({ err: error }, 'the session could not be ended')
        throw error
      })
    },
  },
  logger: { error: () => {} }, // a refused login is an answer, not an error; real failures surface where they are handled
}))

declare module 'next-auth' {
  interface User {
    sessionVersion?: number
  }
  interface Session {
    agentId?: unknown
    sessionVersion?: unknown
  }
}
