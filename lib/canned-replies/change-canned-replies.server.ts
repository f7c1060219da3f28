import { z } from 'zod'
import { clients, type Tx } from '../../db/client.ts'
import {
  type CannedReplyRecord,
  deleteCannedReply,
  findCannedReply,
  insertCannedReply,
  listCannedReplies,
  updateCannedReply,
} from '../../db/queries/canned-replies.ts'
import { inTransaction, postgresCode } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { newId } from '../core/clock.server.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import type { CannedReplyId } from '../core/ids.ts'
import type { CannedReply, CannedReplyFields } from './canned-reply.ts'

const placeSchema = z.object({ shortcut: z.string(), language: z.string() })

/** A page of the replies by shortcut, in one language or all. @throws AppError `bad_request` for a foreign cursor. */
export async function listReplies(input: {
  language: string | null
  cursor: string | null
  limit: number
}): Promise<{ items: CannedReply[]; nextCursor: string | null }> {
  const { db } = clients()
  const after = decodeCursor(placeSchema, input.cursor)
  const rows = await listCannedReplies(db, { language: input.language, after, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    items: page.map(describeReply),
    nextCursor: last ? encodeCursor({ shortcut: last.shortcut.toLowerCase(), language: last.language }) : null,
  }
}

/** @throws AppError `conflict` when there is one of this shortcut in this language. */
export async function createReply(actor: Actor, fields: CannedReplyFields): Promise<CannedReply> {
  const id = newId() as CannedReplyId // a fresh id is nobody else's
  return inTransaction(async (tx) => {
    if (!(await insertCannedReply(tx, { id, ...fields, changedById: agentIdOf(actor) }))) throw shortcutTaken()
    await audit(tx, actor, 'canned_reply.created', id, { title: fields.title, language: fields.language })
    return describeReply(await getReply(tx, id))
  })
}

/** @throws AppError `not_found`; `conflict` when another has this shortcut in this language. */
export async function changeReply(actor: Actor, id: CannedReplyId, change: Partial<CannedReplyFields>): Promise<CannedReply> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await updateCannedReply(tx, id, { ...change, changedById: agentIdOf(actor) }))) throw absent()
      const after = await getReply(tx, id)
      await audit(tx, actor, 'canned_reply.changed', id, { title: after.title, language: after.language, changed: Object.keys(change) })
      return describeReply(after)
    })
  } catch (error) {
    throw postgresCode(error) === '23505' ? shortcutTaken() : error
  }
}

/** @throws AppError `not_found`. */
export async function deleteReply(actor: Actor, id: CannedReplyId): Promise<void> {
  await inTransaction(async (tx) => {
    const gone = await deleteCannedReply(tx, id)
    if (!gone) throw absent()
    await audit(tx, actor, 'canned_reply.deleted', id, { title: gone.title, language: gone.language })
  })
}

async function getReply(tx: Tx, id: CannedReplyId): Promise<CannedReplyRecord> {
  const reply = await findCannedReply(tx, id)
  if (!reply) throw new Error('a reply just written must be found')
  return reply
}

function describeReply(row: CannedReplyRecord): CannedReply {
  const { id, title, shortcut, text, language, changedBy, updatedAt } = row
  return { id, title, shortcut, text, language, changedBy, updatedAt: updatedAt.toISOString() }
}

function absent(): AppError {
  return new AppError('not_found', { publicMessage: 'There is no such canned reply.' })
}

function shortcutTaken(): AppError {
  return new AppError('conflict', { publicMessage: 'There is already a canned reply with this shortcut in this language.' })
}
