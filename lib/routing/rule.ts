import { z } from 'zod'
import { prioritySchema, tierSchema } from '../core/vocabulary.ts'
import { conditionSchema } from './condition.ts'
import type { KeywordList } from './keyword-list.ts'

export const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tier'), tier: tierSchema }),
  z.strictObject({ kind: z.literal('priority'), priority: prioritySchema }),
  z.strictObject({ kind: z.literal('label'), label: z.string().trim().min(1).max(60) }),
  z.strictObject({ kind: z.literal('notify'), who: z.enum(['assignee', 'supervisors']) }),
  z.strictObject({ kind: z.literal('acknowledge') }),
  z.strictObject({ kind: z.literal('propose_call') }),
  z.strictObject({ kind: z.literal('ask_channel') }),
])
export type Effect = z.infer<typeof effectSchema>

export const ruleSchema = z.strictObject({
  /** Stays with the rule through its versions: receipts and once-per name it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'is lower-case letters, digits, - and _'),
  name: z.string().trim().min(1).max(120),
  isOn: z.boolean(),
  when: conditionSchema,
  effects: z.array(effectSchema).min(1).max(8),
  /** How often it may act: each time it holds, once in a conversation, or once in 24 hours for a customer. */
  once: z.enum(['always', 'conversation', 'day']).default('always'),
  /** How long it rests after it acted in a conversation. */
  restMinutes: z.int().min(0).max(43_200).default(0),
})
export type Rule = z.infer<typeof ruleSchema>

/** An ordered set of rules: of two that say different things, the one that stands first is followed. */
export const rulesSchema = z
  .array(ruleSchema)
  .max(200)
  .superRefine((rules, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of rules.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: 'is used by an earlier rule', params: { code: 'id_taken' } })
      seen.add(id)
    }
  })

/** Rules as they were saved once; a receipt names the version. */
export type RuleSet = { version: number; rules: Rule[]; keywords: KeywordList[] }
