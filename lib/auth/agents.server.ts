import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import type { AgentRecord } from '../../db/queries/agents.ts'
import { countActiveAdmins, findAgent, findAgentByEmail, insertAgent, updateAgent as updateAgentRow } from '../../db/queries/agents.ts'
import { inTransaction } from '../../db/transaction.ts'
import { newId } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import type { AgentId } from '../core/ids.ts'
import { withoutParameters } from '../core/without-parameters.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { Actor, CurrentAgent } from './actor.ts'
import { audit } from './audit.server.ts'
import { hashPassword, isPassword } from './password.server.ts'
import { createAgentSchema, updateAgentSchema } from './people-input.ts'
import { countLoginTry, giveBackLoginTry } from './throttle.server.ts'

/** @throws AppError `conflict` when the address is taken. */
export async function createAgent(actor: Actor | 'operator', raw: z.input<typeof createAgentSchema>): Promise<AgentRecord> {
  const input = createAgentSchema.parse(raw)
  const passwordHash = input.password ? await hashPassword(input.password) : null
  const id = newId() as AgentId // a fresh id is nobody else's
  const made = await inTransaction(async (tx) => {
    const isNew = await insertAgent(tx, { id, email: input.email, name: input.name, role: input.role, locale: input.locale, passwordHash })
    if (!isNew) throw new AppError('conflict', { publicMessage: 'There is already somebody with this e-mail address.' })
    await audit(tx, actor, 'agent.created', id, { role: input.role })
    await announce(tx)
    return findAgent(tx, id)
  })
  wakeRelay()
  if (!made) throw new Error('an agent just inserted must be found')
  return made
}

/**
 * Changes an agent. A new role, a new password or deactivation ends all their sessions.
 * @throws AppError `not_found`; `conflict` when it would leave no admin.
 */
export async function updateAgent(actor: Actor, id: AgentId, raw: z.input<typeof updateAgentSchema>): Promise<AgentRecord> {
  const input = updateAgentSchema.parse(raw)
  const passwordHash = input.password ? await hashPassword(input.password) : undefined
  const changed = await inTransaction(async (tx) => {
    const before = await findAgent(tx, id)
    if (!before) throw new AppError('not_found', { publicMessage: 'There is no such person.' })
    const endSessions =
      passwordHash !== undefined ||
      (input.role !== undefined && input.role !== before.role) ||
      (input.isDeactivated === true && !before.deactivatedAt)
    await updateAgentRow(
      tx,
      id,
      {
        ...(input.name !== undefined && { name: input.name }),
        ...(input.role !== undefined && { role: input.role }),
        ...(input.locale !== undefined && { locale: input.locale }),
        ...(passwordHash !== undefined && { passwordHash }),
        ...(input.isDeactivated !== undefined && { deactivatedAt: input.isDeactivated ? new Date() : null }),
      },
      endSessions,
    )
    if ((await countActiveAdmins(tx)) === 0) throw new AppError('conflict', { publicMessage: 'At least one admin must remain.' })
    await audit(tx, actor, 'agent.changed', id, { changed: Object.keys(input), ...(input.role && { role: input.role }) })
    await announce(tx)
    return findAgent(tx, id)
  })
  wakeRelay()
  if (!changed) throw new Error('an agent just changed must be found')
  return changed
}

export type LoginResult = { kind: 'ok'; agent: AgentRecord } | { kind: 'bad_credentials' } | { kind: 'throttled' } | { kind: 'deactivated' }

/**
 * Checks e-mail and password. Each try is counted per account and per address before the password is looked at, so
 * that tries sent at once cannot outrun the count; the right password gives its try back.
 */
export async function checkLogin(email: string, secret: string, address: string): Promise<LoginResult> {
  return withoutParameters(() => tryLogin(email, secret, address))
}

async function tryLogin(email: string, secret: string, address: string): Promise<LoginResult> {
  if (!(await countLoginTry(email, address))) return { kind: 'throttled' }
  const agent = await findAgentByEmail(clients().db, email)
  if (!(await isPassword(agent?.passwordHash ?? null, secret)) || !agent) return { kind: 'bad_credentials' }
  await giveBackLoginTry(email, address)
  // Only somebody who knows the password learns that the account is closed.
  if (agent.deactivatedAt) return { kind: 'deactivated' }
  return { kind: 'ok', agent }
}

/**
 * Ends every session of the agent this session belongs to, on all their devices: sessions share one version and are kept
 * nowhere one by one. A session that has ended already ends nothing.
 */
export async function endSessions(id: AgentId, sessionVersion: number): Promise<void> {
  await inTransaction(async (tx) => {
    const agent = await findAgent(tx, id)
    if (agent?.sessionVersion === sessionVersion) await updateAgentRow(tx, id, {}, true)
  })
}

/** The agent of a session, or null when the session has ended: deactivated, or an older session version. */
export async function findSessionAgent(id: AgentId, sessionVersion: number): Promise<CurrentAgent | null> {
  const agent = await findAgent(clients().db, id)
  if (!agent || agent.deactivatedAt || agent.sessionVersion !== sessionVersion) return null
  return { kind: 'agent', id: agent.id, name: agent.name, email: agent.email, role: agent.role, locale: agent.locale }
}

async function announce(tx: Parameters<Changes['emit']>[0]): Promise<void> {
  const changes = new Changes()
  changes.event({ type: 'agents.changed' })
  await changes.emit(tx)
}
