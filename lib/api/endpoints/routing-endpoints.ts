import { z } from 'zod'
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
  evaluateMessages: {
    method: 'POST',
    path: '/routing/evaluate',
    summary: 'What the router makes of messages, with the tasks and rules of this call or the stored ones; stores nothing',
    body: evaluateSchema,
    response: z.object({ items: z.array(evaluatedMessageSchema) }),
  },
} as const satisfies Record<string, Endpoint>
