import type { Priority, Tier } from '../core/vocabulary.ts'
import type { Decision } from './decide.ts'

type Before = { tier: Tier; priority: Priority; labels: string[] }

export type RoutingChange = {
  /** What the decision changes on the conversation; empty when it already is as decided. */
  set: Partial<Before>
  /** The escalation that the timeline shows, when the tier changes. */
  escalation: { fromTier: Tier; toTier: Tier } | null
}

const priorities: Priority[] = ['low', 'normal', 'high', 'urgent']
const maxLabels = 50

/**
 * What a decision really changes. A priority is only ever raised by a rule, and labels are only added. A conversation
 * that begins is put where it belongs; that is an escalation only when a rule put it there. Pure.
 */
export function planRouting(
  before: Before,
  decision: Pick<Decision, 'tier' | 'priority' | 'labels' | 'because'>,
  { isFirst }: { isFirst: boolean },
): RoutingChange {
  const set: Partial<Before> = {}
  if (decision.tier !== before.tier) set.tier = decision.tier
  const { priority } = decision
  if (priority && priorities.indexOf(priority) > priorities.indexOf(before.priority)) set.priority = priority
  const labels = [...new Set([...before.labels, ...decision.labels])].sort()
  if (labels.length > before.labels.length && labels.length <= maxLabels) set.labels = labels
  const isMoved = set.tier !== undefined && (decision.because.length > 0 || !isFirst)
  return { set, escalation: isMoved ? { fromTier: before.tier, toTier: decision.tier } : null }
}
