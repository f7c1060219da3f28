import { type Priority, type Tier, tierSchema } from '../core/vocabulary.ts'
import { evaluateCondition, type Reason, testsOf } from './condition.ts'
import type { FactName, RoutingFacts } from './routing-facts.ts'
import type { Effect, Rule, RuleSet } from './rule.ts'

/** How a conversation stands when an entry of the customer is routed. */
export type Situation = {
  now: Date
  /** Its tier; null for one that begins with this entry. */
  tier: Tier | null
  /** Whether the customer waits for a person, by promise or because one answered them before. */
  isPersonAwaited: boolean
  /** What rules did before: for this conversation, and in the last 24 hours for this customer. */
  acted: { ruleId: string; at: Date; isSameConversation: boolean }[]
  /** Tier changes by rules in this conversation in the last hour. */
  recentChanges: number
}

export type LostReason = 'earlier_rule' | 'once' | 'resting'
export type Decision = {
  tier: Tier
  /** The rules asked for less, but nobody is taken from a person they are waiting for. */
  isHeld: boolean
  priority: Priority | null
  labels: string[]
  notify: ('assignee' | 'supervisors')[]
  acknowledges: boolean
  proposesCall: boolean
  asksChannel: boolean
  /** The rules that were followed, each with the facts that made it hold. */
  because: { ruleId: string; ruleName: string; reasons: Reason[] }[]
  /** Rules that held and were not followed. */
  lost: { ruleId: string; why: LostReason }[]
  /** Facts that some rule waits for: when one becomes known the decision is taken again. */
  waitsFor: FactName[]
  rulesVersion: number
}

/** More automatic changes of tier than this in an hour are a loop: from then on rules may only raise it. */
export const maxChangesPerHour = 6
const dayMs = 24 * 60 * 60_000

/**
 * Decides what to do with an entry. Total (any facts, any rules), deterministic, and pure. The first rule that holds
 * decides each thing; labels and notices add up. Nothing known leads to a person (`async_voice`), never to the bot
 * (nlu.md 5), and nobody is taken down a tier while they wait for a person.
 */
export function decide(facts: RoutingFacts, { version, rules }: Pick<RuleSet, 'version' | 'rules'>, situation: Situation): Decision {
  const held: { rule: Rule; reasons: Reason[] }[] = []
  const lost: Decision['lost'] = []
  const waitsFor = new Set<FactName>()
  for (const rule of rules) {
    if (!rule.isOn) continue
    const { verdict, reasons } = evaluateCondition(rule.when, facts)
    if (verdict === 'unknown') for (const test of testsOf(rule.when)) if (!facts[test.fact]) waitsFor.add(test.fact)
    if (verdict !== 'yes') continue
    const rest = whyResting(rule, situation)
    if (rest) lost.push({ ruleId: rule.id, why: rest })
    else held.push({ rule, reasons })
  }
  const followed = new Set<Rule>()
  const first = <K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }> | null => {
    for (const { rule } of held) {
      const effect = rule.effects.find((one): one is Extract<Effect, { kind: K }> => one.kind === kind)
      if (!effect) continue
      followed.add(rule)
      return effect
    }
    return null
  }
  const all = <K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>[] =>
    held.flatMap(({ rule }) => {
      const effects = rule.effects.filter((one): one is Extract<Effect, { kind: K }> => one.kind === kind)
      if (effects.length > 0) followed.add(rule)
      return effects
    })
  const asked = first('tier')?.tier ?? higher(situation.tier ?? 'async_voice', 'async_voice')
  const isHeld = situation.tier !== null && rank(asked) < rank(situation.tier) && mayNotFall(situation)
  const decision = {
    tier: isHeld && situation.tier ? situation.tier : asked,
    isHeld,
    priority: first('priority')?.priority ?? null,
    labels: [...new Set(all('label').map((one) => one.label))],
    notify: [...new Set(all('notify').map((one) => one.who))],
    acknowledges: all('acknowledge').length > 0,
    proposesCall: all('propose_call').length > 0,
    asksChannel: all('ask_channel').length > 0,
  }
  return {
    ...decision,
    because: held
      .filter(({ rule }) => followed.has(rule))
      .map(({ rule, reasons }) => ({ ruleId: rule.id, ruleName: rule.name, reasons: withoutRepeats(reasons) })),
    lost: [...lost, ...held.flatMap(({ rule }) => (followed.has(rule) ? [] : [{ ruleId: rule.id, why: 'earlier_rule' as const }]))],
    waitsFor: [...waitsFor].sort(),
    rulesVersion: version,
  }
}

function whyResting(rule: Rule, { acted, now }: Situation): LostReason | null {
  const before = acted.filter((one) => one.ruleId === rule.id)
  if (rule.once === 'conversation' && before.some((one) => one.isSameConversation)) return 'once'
  if (rule.once === 'day' && before.some((one) => now.getTime() - one.at.getTime() < dayMs)) return 'once'
  const restMs = rule.restMinutes * 60_000
  return before.some((one) => one.isSameConversation && now.getTime() - one.at.getTime() < restMs) ? 'resting' : null
}

function mayNotFall({ isPersonAwaited, recentChanges }: Situation): boolean {
  return isPersonAwaited || recentChanges >= maxChangesPerHour
}

function rank(tier: Tier): number {
  return tierSchema.options.indexOf(tier)
}

function higher(a: Tier, b: Tier): Tier {
  return rank(a) >= rank(b) ? a : b
}

/** A fact that several tests looked at is named once. */
function withoutRepeats(reasons: Reason[]): Reason[] {
  const byFact = new Map<string, Reason>()
  for (const reason of reasons) byFact.set(reason.fact, byFact.get(reason.fact) ?? reason)
  return [...byFact.values()]
}
