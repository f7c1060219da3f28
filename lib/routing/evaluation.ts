import { z } from 'zod'
import { tierSchema } from '../core/vocabulary.ts'
import { keywordListsSchema } from './keyword-list.ts'
import { evidenceSchema, type RoutingFacts, routingFactsSchema } from './routing-facts.ts'
import { rulesSchema } from './rule.ts'

const languageTag = z.string().min(2).max(20)
const examplesSchema = z.record(languageTag, z.array(z.string().min(1).max(2_000)).max(2_000))

/** A task as `/bot/tasks` has it, of which only the name and the examples are needed to tell messages apart. */
const evaluatedTaskSchema = z.object({
  id: z.string().min(1).max(120),
  examples: examplesSchema,
  notExamples: examplesSchema.default({}),
})

export const evaluateSchema = z.strictObject({
  messages: z
    .array(
      z.strictObject({
        text: z.string().max(200_000),
        /** What the conversation speaks; left out, it is found out. */
        language: languageTag.optional(),
        at: z.iso.datetime({ offset: true }).optional(),
        /** What else is known, each fact by its value alone or with its evidence; it goes before what the words say. */
        facts: z.record(z.string(), z.unknown().meta({ description: 'Its value, or `{value, evidence}`' })).optional(),
      }),
    )
    .max(1_000),
  /** In place of the bot's own for this call. */
  tasks: z.array(evaluatedTaskSchema).max(500).optional(),
  rulesVersion: z.int().min(0).optional(),
  /** A draft of the rules and keyword lists, in place of a version. */
  rules: rulesSchema.optional(),
  keywords: keywordListsSchema.optional(),
})

export const evaluatedMessageSchema = z.object({
  tier: tierSchema,
  /** The likeliest task, unless the message is none's. */
  task: z.string().optional(),
  top: z.array(z.object({ task: z.string(), confidence: z.number() })),
  confidence: z.number(),
  band: z.enum(['answer', 'ask', 'hand_over']),
  outOfScope: z.boolean(),
  language: z.string(),
  keywords: z.array(z.object({ list: z.string(), phrase: z.string(), form: z.string(), start: z.int(), end: z.int() })),
  because: z.array(z.object({ signal: z.string(), value: z.string(), rule: z.string().optional(), evidence: z.array(evidenceSchema) })),
})

/** Facts as a caller gives them. @throws ZodError for one there is not, or a value that cannot be. */
export function parseGivenFacts(facts: Record<string, unknown>): RoutingFacts {
  const withEvidence = (fact: unknown) =>
    typeof fact === 'object' && fact !== null && 'value' in fact ? fact : { value: fact, evidence: [] }
  return routingFactsSchema.parse(Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, withEvidence(fact)])))
}
