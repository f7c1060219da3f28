import { forbidden, redirect } from 'next/navigation'
import { auth } from '../../auth.ts'
import { hasRole } from '../core/has-role.ts'
import type { Role } from '../core/vocabulary.ts'
import type { CurrentAgent } from './actor.ts'
import { findSessionAgent } from './agents.server.ts'
import { sessionTokenSchema } from './session-token.ts'

/** The agent of this request's session, checked against the database; null when there is none or it has ended. */
export async function findCurrentAgent(): Promise<CurrentAgent | null> {
  const session = sessionTokenSchema.safeParse(await auth())
  return session.success ? findSessionAgent(session.data.agentId, session.data.sessionVersion) : null
}

/** For pages: the agent, or the login page; with a role, the agent who has it, or a refusal (403). */
export async function requireAgent(role: Role = 'agent'): Promise<CurrentAgent> {
  const agent = await findCurrentAgent()
  if (!agent) redirect('/login')
  if (!hasRole(agent.role, role)) forbidden()
  return agent
}
