import { createHash } from 'node:crypto'
import { clients } from '../../db/client.ts'
import { claimIdempotencyKey, releaseIdempotencyKey, saveIdempotentAnswer } from '../../db/queries/idempotency.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'

type Answer = { status: number; value: unknown }

/**
 * Runs a request once per `Idempotency-Key` and caller: the same request again gets the first answer, another request
 * under the same key is refused, and one that failed may be tried again.
 */
export async function answerOnce(actor: Actor, key: string, route: string, body: unknown, run: () => Promise<Answer>): Promise<Answer> {
  if (key.length > 255) throw new AppError('bad_request', { publicMessage: 'The Idempotency-Key is longer than 255 characters.' })
  const { db } = clients()
  const requestHash = createHash('sha256')
    .update(JSON.stringify([route, body]))
    .digest('hex')
  const kept = await claimIdempotencyKey(db, { actorId: actor.id, key, route, requestHash })
  if (kept) {
    if (kept.requestHash !== requestHash)
      throw new AppError('idempotency_mismatch', { publicMessage: 'This Idempotency-Key was used for another request.' })
    if (kept.status !== null) return { status: kept.status, value: kept.response }
    if (!kept.isStale) throw new AppError('conflict', { publicMessage: 'The same request is still under way.' })
    // Its process died in the middle: the commands behind are idempotent by the same key, so running again is safe.
  }
  try {
    const answer = await run()
    await saveIdempotentAnswer(db, actor.id, key, answer.status, answer.value)
    return answer
  } catch (error) {
    await releaseIdempotencyKey(db, actor.id, key)
    throw error
  }
}
