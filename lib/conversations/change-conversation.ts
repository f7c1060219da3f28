import { z } from 'zod'
import { agentIdSchema } from '../core/ids.ts'
import { conversationStatusSchema, prioritySchema, tierSchema } from '../core/vocabulary.ts'
import type { SystemEvent } from '../timeline/timeline-entry.ts'

const labelSchema = z.string().trim().min(1).max(60)
const maxLabels = 50
const labelsSchema = z.array(labelSchema).max(maxLabels)

/** Body of `PATCH /conversations/{id}`: what is left out stays as it is. */
export const changeConversationSchema = z
  .strictObject({
    status: conversationStatusSchema.optional(),
    assigneeId: agentIdSchema.nullable().optional(),
    tier: tierSchema.optional(),
    priority: prioritySchema.optional(),
    /** All of them, in place of those there are. Who adds or takes away one names that, so that two at once both count. */
    labels: labelsSchema.optional(),
    addLabels: labelsSchema.optional(),
    removeLabels: labelsSchema.optional(),
    snoozedUntil: z.iso.datetime().nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change')
  .refine(
    (change) => !change.snoozedUntil || !change.status || change.status === 'snoozed',
    'cannot snooze until a moment and have another status',
  )
  .refine((change) => !change.labels || (!change.addLabels && !change.removeLabels), {
    error: 'cannot replace all labels and add or remove some',
    path: ['labels'],
  })
  .refine((change) => !change.addLabels?.some((label) => change.removeLabels?.includes(label)), {
    error: 'cannot add and remove one label',
    path: ['addLabels'],
  })
export type ChangeConversation = z.infer<typeof changeConversationSchema>

type Before = {
  status: 'open' | 'snoozed' | 'resolved'
  assigneeId: string | null
  tier: z.infer<typeof tierSchema>
  priority: z.infer<typeof prioritySchema>
  labels: string[]
  snoozedUntil: Date | null
}

/** A line on the timeline about what changed. */
export type ChangeLine = { kind: 'system'; what: SystemEvent } | { kind: 'escalation'; fromTier: Before['tier']; toTier: Before['tier'] }

export type ConversationChange =
  | { kind: 'none' }
  | { kind: 'refused'; reason: 'snooze_in_the_past' | 'too_many_labels' }
  | {
      kind: 'change'
      set: Partial<Before> & { resolvedAt?: Date | null; resolvedBy?: 'actor' | null }
      lines: ChangeLine[]
    }

/** What a requested change really changes, and what the timeline says about it. Asking for what is already so changes nothing. Pure. */
export function planConversationChange(
  before: Before,
  asked: ChangeConversation,
  input: { now: Date; assigneeName: string | null },
): ConversationChange {
  const set: Extract<ConversationChange, { kind: 'change' }>['set'] = {}
  const lines: ChangeLine[] = []
  const status = asked.snoozedUntil ? 'snoozed' : asked.status
  if (status === 'snoozed') {
    const until = asked.snoozedUntil ? new Date(asked.snoozedUntil) : null
    if (until && until <= input.now) return { kind: 'refused', reason: 'snooze_in_the_past' }
    if (before.status !== 'snoozed' || until?.getTime() !== before.snoozedUntil?.getTime()) {
      Object.assign(set, { status, snoozedUntil: until, resolvedAt: null, resolvedBy: null })
      lines.push({ kind: 'system', what: { event: 'conversation_snoozed', until: until?.toISOString() ?? null } })
    }
  } else if (status && status !== before.status) {
    const isResolved = status === 'resolved'
    Object.assign(set, { status, snoozedUntil: null, resolvedAt: isResolved ? input.now : null, resolvedBy: isResolved ? 'actor' : null })
    lines.push({ kind: 'system', what: { event: isResolved ? 'conversation_resolved' : 'conversation_reopened' } })
  }
  if (asked.assigneeId !== undefined && asked.assigneeId !== before.assigneeId) {
    set.assigneeId = asked.assigneeId
    lines.push({ kind: 'system', what: { event: 'assignment_changed', toAgentId: asked.assigneeId, toName: input.assigneeName } })
  }
  if (asked.tier && asked.tier !== before.tier) {
    set.tier = asked.tier
    lines.push({ kind: 'escalation', fromTier: before.tier, toTier: asked.tier })
  }
  if (asked.priority && asked.priority !== before.priority) set.priority = asked.priority
  const labels = planLabels(before.labels, asked)
  if (labels.length > maxLabels) return { kind: 'refused', reason: 'too_many_labels' }
  if (labels.join('\n') !== before.labels.toSorted().join('\n')) set.labels = labels
  return Object.keys(set).length === 0 ? { kind: 'none' } : { kind: 'change', set, lines }
}

/** The labels a change leaves, each once and in order. */
function planLabels(before: string[], { labels, addLabels = [], removeLabels = [] }: ChangeConversation): string[] {
  const kept = (labels ?? before).filter((label) => !removeLabels.includes(label))
  return [...new Set([...kept, ...addLabels])].sort()
}
