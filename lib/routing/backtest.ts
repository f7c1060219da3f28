// A draft of the rules against what was decided before: pure, entry by entry.
import type { Tier } from '../core/vocabulary.ts'
import { type Decision, decide, type Situation } from './decide.ts'
import type { RoutingFacts } from './routing-facts.ts'
import type { RuleSet } from './rule.ts'

/** An entry as it was decided: what was known of it, and how its conversation stood. */
export type Case = { facts: RoutingFacts; situation: Situation }

/** What a decision comes to: the receipt of a backtest, without evidence. */
export type Outcome = { tier: Tier; priority: Decision['priority']; labels: string[]; proposesCall: boolean; rules: string[] }

export type TierMix = Record<Tier, number>
export type BacktestTotals = { entries: number; changed: number; before: TierMix; after: TierMix }

export function emptyTotals(): BacktestTotals {
  const none = (): TierMix => ({ text_bot: 0, async_voice: 0, live_call: 0 })
  return { entries: 0, changed: 0, before: none(), after: none() }
}

/**
 * Decides a case by both sets of rules, each as if the conversation stood as it did: what one changed decision would have
 * changed later is not guessed at. Adds to the totals. @returns both outcomes when they differ.
 * @param draftFacts the same facts as the draft's keyword lists see them
 */
export function compareCase(
  { facts, situation }: Case,
  draftFacts: RoutingFacts,
  rules: { before: RuleSet; after: RuleSet },
  totals: BacktestTotals,
): { before: Outcome; after: Outcome } | null {
  const before = outcomeOf(decide(facts, rules.before, situation))
  const after = outcomeOf(decide(draftFacts, rules.after, situation))
  totals.entries++
  totals.before[before.tier]++
  totals.after[after.tier]++
  if (isSame(before, after)) return null
  totals.changed++
  return { before, after }
}

function outcomeOf({ tier, priority, labels, proposesCall, because }: Decision): Outcome {
  return { tier, priority, labels, proposesCall, rules: because.map(({ ruleName }) => ruleName) }
}

/** By what happens, not by which rule asked for it. */
function isSame(a: Outcome, b: Outcome): boolean {
  return (
    a.tier === b.tier &&
    a.priority === b.priority &&
    a.proposesCall === b.proposesCall &&
    a.labels.length === b.labels.length &&
    a.labels.every((label) => b.labels.includes(label))
  )
}

/** What people's work on one entry is taken to last, in minutes, and to cost, in cents an hour. */
export type WorkAssumptions = { asyncVoiceMinutes: number; liveCallMinutes: number; centsPerHour: number }

/** Work of people that a tier mix comes to. The bot's part costs none. */
export function projectWork(mix: TierMix, assumptions: WorkAssumptions): { minutes: number; cents: number } {
  const minutes = mix.async_voice * assumptions.asyncVoiceMinutes + mix.live_call * assumptions.liveCallMinutes
  return { minutes: Math.round(minutes), cents: Math.round((minutes / 60) * assumptions.centsPerHour) }
}
