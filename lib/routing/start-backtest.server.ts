import { z } from 'zod'
import { clients } from '../../db/client.ts'
import {
  type BacktestRecord,
  countUnfinishedBacktests,
  findBacktest,
  insertBacktest,
  listBacktestChanges,
} from '../../db/queries/backtests.ts'
import { listEntryTexts } from '../../db/queries/entries.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { backtestSchema, startBacktestSchema } from '../api/endpoints/routing-endpoints.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { newId } from '../core/clock.server.ts'
import { decodeCursor, encodeCursor } from '../core/cursor.ts'
import { AppError } from '../core/errors.ts'
import type { BacktestId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { emptyTotals, projectWork } from './backtest.ts'
import { readRuleVersion } from './change-rules.server.ts'

type Backtest = z.infer<typeof backtestSchema>

/** Each reads a hundred thousand rows: more at once would only slow one another. */
const maxUnfinished = 5

/**
 * Begins to try a draft of the rules against stored entries.
 * @throws AppError `not_found` for a version there is not, `rate_limited` while several are under way.
 */
export async function startBacktest(actor: Actor, input: z.infer<typeof startBacktestSchema>): Promise<Backtest> {
  const base = await readRuleVersion(input.version)
  const id = newId() as BacktestId // a fresh id is nobody else's
  await inTransaction(async (tx) => {
    if ((await countUnfinishedBacktests(tx)) >= maxUnfinished)
      throw new AppError('rate_limited', { publicMessage: 'Several drafts are being tried already. Wait until one is done.' })
    await insertBacktest(tx, {
      id,
      rules: input.items,
      keywords: input.keywords ?? base.keywords,
      baseVersion: base.version,
      entryLimit: input.limit,
      totals: emptyTotals(),
      assumptions: input.assumptions,
      authorId: agentIdOf(actor),
      authorName: actor.name,
    })
    await enqueue(tx, 'run-backtest', { backtestId: id })
  })
  return getBacktest(id, { limit: 1 })
}

const cursorShape = z.strictObject({ after: z.int().min(0) })

/** How far a backtest is, and a page of what it found. @throws AppError `not_found`. */
export async function getBacktest(id: BacktestId, page: { cursor?: string | undefined; limit: number }): Promise<Backtest> {
  const { db } = clients()
  const backtest = await findBacktest(db, id)
  if (!backtest) throw new AppError('not_found', { publicMessage: 'There is no such backtest, or it is older than a month.' })
  const after = decodeCursor(cursorShape, page.cursor ?? null)?.after ?? 0
  const rows = await listBacktestChanges(db, id, after, page.limit + 1)
  const shown = rows.slice(0, page.limit)
  const texts = await listEntryTexts(
    db,
    shown.map(({ entryId }) => entryId),
  )
  const last = shown.at(-1)
  return {
    ...describeBacktest(backtest),
    items: shown.map(({ entryId, conversationId, before, after }) => ({
      entryId,
      conversationId,
      text: texts.get(entryId) ?? null,
      before,
      after,
    })),
    nextCursor: rows.length > page.limit && last ? encodeCursor({ after: last.number }) : null,
  }
}

function describeBacktest({ id, state, total, seen, totals, assumptions }: BacktestRecord): Omit<Backtest, 'items' | 'nextCursor'> {
  const { before, after } = totals
  const work = { before: projectWork(before, assumptions), after: projectWork(after, assumptions) }
  return { id, state, total, seen, ...totals, work }
}
