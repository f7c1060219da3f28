import { z } from 'zod'
import { cursorSchema, limitSchema } from '../../core/cursor.ts'
import { backtestIdSchema, conversationIdSchema, entryIdSchema } from '../../core/ids.ts'
import { prioritySchema, tierSchema } from '../../core/vocabulary.ts'
import { evaluatedMessageSchema, evaluateSchema } from '../../routing/evaluation.ts'
import { keywordListSchema, keywordListsSchema } from '../../routing/keyword-list.ts'
import { ruleSchema, rulesSchema } from '../../routing/rule.ts'
import type { Endpoint } from '../endpoint.ts'

export const ruleVersionSchema = z.object({
  /** 0: the rules an installation begins with. */
  version: z.int(),
  items: z.array(ruleSchema),
  /** The keyword lists that the rules speak of by id. */
  keywords: z.array(keywordListSchema),
  comment: z.string(),
  /** Who saved it; null for version 0. */
  author: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
})

export const saveRulesSchema = z.strictObject({
  /** The version that was changed: when another has been saved meanwhile nothing is overwritten. */
  version: z.int().min(0),
  items: rulesSchema,
  /** Left out: as they are. */
  keywords: keywordListsSchema.optional(),
  /** Why, for whoever reads the versions. */
  comment: z.string().trim().min(1).max(500),
})

export const startBacktestSchema = z.strictObject({
  /** The version the draft was made from: it is compared with that one. */
  version: z.int().min(0),
  items: rulesSchema,
  /** Left out: those of that version. */
  keywords: keywordListsSchema.optional(),
  /** How many of the newest decisions are looked at. */
  limit: z.int().min(1).max(100_000).default(10_000),
  assumptions: z
    .strictObject({
      asyncVoiceMinutes: z.number().min(0).max(600),
      liveCallMinutes: z.number().min(0).max(600),
      centsPerHour: z.int().min(0).max(1_000_000),
    })
    .default({ asyncVoiceMinutes: 4, liveCallMinutes: 8, centsPerHour: 3_000 })
    .meta({ description: 'What a person’s work on one entry is taken to last and to cost, for the projection' }),
})

const tierMixSchema = z.object({ text_bot: z.int(), async_voice: z.int(), live_call: z.int() })
const workSchema = z.object({ minutes: z.int(), cents: z.int() })
const outcomeSchema = z.object({
  tier: tierSchema,
  priority: prioritySchema.nullable(),
  labels: z.array(z.string()),
  proposesCall: z.boolean(),
  /** Names of the rules that were followed. */
  rules: z.array(z.string()),
})

export const backtestSchema = z.object({
  id: backtestIdSchema,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Decisions to look at, and how many have been. */
  total: z.int(),
  seen: z.int(),
  /** Entries decided by both sets of rules, and of these the ones decided otherwise. */
  entries: z.int(),
  changed: z.int(),
  before: tierMixSchema,
  after: tierMixSchema,
  work: z.object({ before: workSchema, after: workSchema }),
  /** Entries decided otherwise, newest first; with what was said as it stands now. */
  items: z.array(
    z.object({
      entryId: entryIdSchema,
      conversationId: conversationIdSchema,
      text: z.string().nullable(),
      before: outcomeSchema,
      after: outcomeSchema,
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** What decides the tier of a conversation. */
export const routingEndpoints = {
  getRules: {
    method: 'GET',
    path: '/routing/rules',
    summary: 'The routing rules that are followed, or those of an earlier version',
    query: z.object({ version: z.coerce.number().int().min(0).optional() }),
    response: ruleVersionSchema,
  },
  saveRules: {
    method: 'PUT',
    path: '/routing/rules',
    summary: 'Save the rules as a new version; the version they were changed from must still be the newest',
    role: 'admin',
    body: saveRulesSchema,
    response: ruleVersionSchema,
  },
  listRuleVersions: {
    method: 'GET',
    path: '/routing/rules/versions',
    summary: 'The versions of the rules, newest first',
    response: z.object({ items: z.array(ruleVersionSchema.omit({ items: true, keywords: true })) }),
  },
  validateRules: {
    method: 'POST',
    path: '/routing/rules/validate',
    summary: 'Whether rules could be saved; saves nothing',
    body: z.strictObject({ items: z.array(z.unknown().meta({ description: 'What may be a rule' })).max(1_000) }),
    response: z.object({
      isValid: z.boolean(),
      /** Each with the place it is about, as a JSON path. */
      problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    }),
  },
  startBacktest: {
    method: 'POST',
    path: '/routing/backtest',
    summary: 'Try a draft of the rules against stored entries; runs in the background and changes nothing',
    role: 'admin',
    status: 202,
    body: startBacktestSchema,
    response: backtestSchema,
  },
  getBacktest: {
    method: 'GET',
    path: '/routing/backtest/{id}',
    summary: 'How far a backtest is, what the draft comes to, and a page of the entries it decides otherwise',
    role: 'admin',
    params: z.object({ id: backtestIdSchema }),
    query: z.object({ cursor: cursorSchema, limit: limitSchema }),
    response: backtestSchema,
  },
  evaluateMessages: {
    method: 'POST',
    path: '/routing/evaluate',
    summary: 'What the router makes of messages, with the tasks and rules of this call or the stored ones; stores nothing',
    body: evaluateSchema,
    response: z.object({ items: z.array(evaluatedMessageSchema) }),
  },
} as const satisfies Record<string, Endpoint>
