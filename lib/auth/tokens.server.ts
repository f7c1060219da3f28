import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findLiveToken, insertToken, revokeToken as revokeTokenRow, touchToken } from '../../db/queries/agents.ts'
import { inTransaction } from '../../db/transaction.ts'
import { newId } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import { hasRole } from '../core/has-role.ts'
import type { TokenId } from '../core/ids.ts'
import type { Actor } from './actor.ts'
import { audit } from './audit.server.ts'
import { createTokenSchema } from './people-input.ts'

/**
 * Makes an API token: 256 random bits. The text is returned once and kept nowhere.
 * @throws AppError `forbidden` for a role above the maker's; `invalid_input` when it would have expired already.
 */
export async function createApiToken(
  actor: Actor | 'operator',
  raw: z.input<typeof createTokenSchema>,
): Promise<{ id: TokenId; token: string; hint: string }> {
  const input = createTokenSchema.parse(raw)
  if (actor !== 'operator' && !hasRole(actor.role, input.role)) {
    throw new AppError('forbidden', { publicMessage: 'A token cannot have a higher role than its maker.' })
  }
  if (input.expiresAt && new Date(input.expiresAt) <= new Date()) {
    throw new AppError('invalid_input', { publicMessage: 'The token would have expired already.' })
  }
  const id = newId() as TokenId // a fresh id is nobody else's
  const token = `mw_${randomBytes(32).toString('base64url')}`
  const hint = `${token.slice(0, 7)}…`
  await inTransaction(async (tx) => {
    await insertToken(tx, {
      id,
      name: input.name,
      role: input.role,
      tokenHash: hashToken(token),
      hint,
      createdById: actor !== 'operator' && actor.kind === 'agent' ? actor.id : null,
      expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
    })
    await audit(tx, actor, 'token.created', id, { name: input.name, role: input.role })
  })
  return { id, token, hint }
}

export async function revokeApiToken(actor: Actor, id: TokenId): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await revokeTokenRow(tx, id))) throw new AppError('not_found', { publicMessage: 'There is no such token.' })
    await audit(tx, actor, 'token.revoked', id)
  })
}

/** The program behind a bearer token, or null. */
export async function findTokenActor(token: string): Promise<Extract<Actor, { kind: 'token' }> | null> {
  if (!/^mw_[\w-]{43}$/.test(token)) return null
  const { db } = clients()
  const row = await findLiveToken(db, hashToken(token))
  if (!row) return null
  await touchToken(db, row.id)
  return { kind: 'token', id: row.id, name: row.name, role: row.role }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
