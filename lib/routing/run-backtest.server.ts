import { clients } from '../../db/client.ts'
import {
  type BacktestRecord,
  countReceipts,
  deleteBacktestChanges,
  findBacktest,
  insertBacktestChanges,
  listReceipts,
  type Receipt,
  updateBacktest,
} from '../../db/queries/backtests.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { BacktestId } from '../core/ids.ts'
import { createKeywordMatcher } from '../nlu/keywords/match-keywords.ts'
import { compareCase, emptyTotals, type Outcome } from './backtest.ts'
import { readRuleVersion } from './change-rules.server.ts'
import { changedLists, withDraftKeywords } from './draft-keywords.ts'
import type { RoutingFacts } from './routing-facts.ts'
import type { RuleSet } from './rule.ts'
import { readSituation } from './stored-situation.ts'

/** Receipts that are read and decided between two looks at whether somebody else needs the processor. */
const batch = 500

/**
 * Decides stored entries by a draft of the rules and by the rules it is a draft of, newest first, and writes down as it
 * goes how far it is and what differs. Reads only: nothing in any conversation changes. Run twice it begins anew; one that
 * is over is left alone.
 */
export async function runBacktest(id: BacktestId): Promise<void> {
  const { db } = clients()
  const backtest = await findBacktest(db, id)
  if (!backtest || backtest.state === 'done' || backtest.state === 'failed') return
  const base = await readRuleVersion(backtest.baseVersion)
  const before: RuleSet = { version: base.version, rules: base.items, keywords: base.keywords }
  const compare = makeComparison(backtest, before)
  const total = await countReceipts(db, backtest.entryLimit)
  const isBegun = await inTransaction(async (tx) => {
    // The row first: another run waits for its lock, or finds that this one has begun anew.
    const isOpen = await updateBacktest(tx, id, { state: 'running', total, seen: 0, totals: compare.totals })
    if (isOpen) await deleteBacktestChanges(tx, id)
    return isOpen
  })
  if (!isBegun) return // over meanwhile
  let below: number | null = null
  let changes = 0
  let seen = 0
  while (seen < total) {
    const receipts: Receipt[] = await listReceipts(db, below, Math.min(batch, total - seen))
    const last = receipts.at(-1)
    if (!last) break
    const seenBefore = seen
    seen += receipts.length
    below = last.id
    const changed = receipts.flatMap((receipt) => {
      const outcome = receipt.isOvertaken ? null : compare.decide(receipt)
      return outcome ? [{ receipt, ...outcome }] : []
    })
    const rows = changed.map(({ receipt, before, after }) => ({
      backtestId: id,
      number: ++changes,
      entryId: receipt.entryId,
      conversationId: receipt.conversationId,
      before,
      after,
    }))
    const isOurs = await inTransaction(async (tx) => {
      const goesOn = await updateBacktest(tx, id, { seen, totals: compare.totals }, seenBefore)
      if (goesOn) await insertBacktestChanges(tx, rows)
      return goesOn
    })
    if (!isOurs) return // another run is at it
  }
  await updateBacktest(db, id, { state: 'done', totals: compare.totals, endedAt: new Date() }, seen)
}

/** Ends a backtest that cannot be carried through. */
export async function failBacktest(id: BacktestId): Promise<void> {
  await updateBacktest(clients().db, id, { state: 'failed', endedAt: new Date() })
}

type Comparison = {
  totals: ReturnType<typeof emptyTotals>
  decide: (receipt: Receipt) => { before: Outcome; after: Outcome } | null
}

function makeComparison({ rules, keywords }: BacktestRecord, before: RuleSet): Comparison {
  const totals = emptyTotals()
  const after: RuleSet = { version: before.version + 1, rules, keywords }
  const changed = changedLists(before.keywords, keywords)
  const areSame = changed.length === 0 && keywords.length === before.keywords.length
  const matcher = createKeywordMatcher(changed)
  const asDrafted = (facts: RoutingFacts, text: string | null) =>
    areSame ? facts : withDraftKeywords(facts, text, { draft: keywords, changed }, matcher)
  return {
    totals,
    decide: ({ facts, situation, at, text }) =>
      compareCase({ facts, situation: readSituation(situation, facts, at) }, asDrafted(facts, text), { before, after }, totals),
  }
}
