import type { Situation } from './decide.ts'
import type { RoutingFacts } from './routing-facts.ts'

/** A situation as a receipt keeps it: instants as text. */
export type StoredSituation = Omit<Situation, 'now' | 'acted'> & {
  now: string
  acted: { ruleId: string; at: string; isSameConversation: boolean }[]
}

export function storeSituation({ now, acted, ...rest }: Situation): StoredSituation {
  return { ...rest, now: now.toISOString(), acted: acted.map((one) => ({ ...one, at: one.at.toISOString() })) }
}

/** The situation of a receipt; of one that kept none, what its facts and its time say. */
export function readSituation(stored: StoredSituation | null, facts: RoutingFacts, at: Date): Situation {
  if (!stored) return { now: at, tier: facts.tier?.value ?? null, isPersonAwaited: false, acted: [], recentChanges: 0 }
  return { ...stored, now: new Date(stored.now), acted: stored.acted.map((one) => ({ ...one, at: new Date(one.at) })) }
}
