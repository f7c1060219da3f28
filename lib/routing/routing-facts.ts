import { z } from 'zod'
import { tierSchema } from '../core/vocabulary.ts'

// What the router knows about an inbound entry. A fact that is not there is *unknown*, which is neither false nor zero:
// when it becomes known (a transcript arrives), the decision is taken again.

/** Where a value comes from, so that a person can check it: words of the message, entries, or a record of ours. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string().max(200), start: z.int().nonnegative().nullable() }),
  z.object({ kind: z.literal('entries'), entryIds: z.array(z.uuid()).max(50) }),
  z.object({ kind: z.literal('record'), of: z.string().max(60) }),
  z.object({ kind: z.literal('model'), name: z.string().max(60), hash: z.string().max(64) }),
])
export type Evidence = z.infer<typeof evidenceSchema>

type Definition =
  | { type: 'boolean' }
  | { type: 'number'; unit: 'count' | 'share' | 'minutes' | 'seconds' | 'semitones' | 'cents' | 'score'; min: number; max: number }
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'set' }
  | { type: 'text' }

/** Every fact: what kind of value it has, and in what unit. Adding one here makes it usable in rules, editor and API. */
export const factDefinitions = {
  /** BCP 47 primary language of the message, or of the conversation when the message is too short to tell. */
  language: { type: 'text' },
  /** How the entry came. */
  entryKind: { type: 'choice', choices: ['text', 'media', 'voice_note', 'call', 'other'] },
  /** The bot task the message is about, when one fits. */
  task: { type: 'text' },
  taskConfidence: { type: 'number', unit: 'share', min: 0, max: 1 },
  /** What may be done with the task: answer it, ask which of several is meant, or hand over (nlu.md 2.3). */
  band: { type: 'choice', choices: ['answer', 'ask', 'hand_over'] },
  outOfScope: { type: 'boolean' },
  /** Whether the bot answers on the number the customer wrote to. */
  isBotOn: { type: 'boolean' },
  /** Different questions in one message. */
  questions: { type: 'number', unit: 'count', min: 0, max: 20 },
  /** Complicated: several questions of which one is unknown, long, or said to be (nlu.md 3). */
  isComplex: { type: 'boolean' },
  wantsHuman: { type: 'boolean' },
  frustration: { type: 'number', unit: 'share', min: 0, max: 1 },
  urgency: { type: 'number', unit: 'share', min: 0, max: 1 },
  /** Names of the keyword lists that were hit. */
  keywords: { type: 'set' },
  /** Attempts of the customer in the last 24 h on any channel, this one included: a burst of lines is one attempt. */
  attempts24h: { type: 'number', unit: 'count', min: 0, max: 1000 },
  /** Of those, attempts about the same subject. */
  sameSubject24h: { type: 'number', unit: 'count', min: 0, max: 1000 },
  /** How long the customer has waited for any answer. */
  unansweredMinutes: { type: 'number', unit: 'minutes', min: 0, max: 1_000_000 },
  /** Until the promised answer is due; negative when it is late. */
  promiseLeftMinutes: { type: 'number', unit: 'minutes', min: -1_000_000, max: 1_000_000 },
  /** Until the provider's reply window closes. */
  windowLeftMinutes: { type: 'number', unit: 'minutes', min: 0, max: 10_000 },
  /** Bot turns in a row that were not understood or were told to be wrong. */
  failedBotTurns: { type: 'number', unit: 'count', min: 0, max: 100 },
  voiceSeconds: { type: 'number', unit: 'seconds', min: 0, max: 36_000 },
  transcript: { type: 'choice', choices: ['waiting', 'done', 'failed', 'off'] },
  /** How far this note lies above the customer's own usual pitch; known only while measuring is switched on. */
  pitchRise: { type: 'number', unit: 'semitones', min: -48, max: 48 },
  call: { type: 'choice', choices: ['ringing', 'missed'] },
  callsToday: { type: 'number', unit: 'count', min: 0, max: 1000 },
  cartCents: { type: 'number', unit: 'cents', min: 0, max: 1_000_000_000 },
  isCartStuck: { type: 'boolean' },
  /** Whether we may prove that this customer agreed to be called about it. */
  hasCallConsent: { type: 'boolean' },
  orderState: { type: 'text' },
  customerValueCents: { type: 'number', unit: 'cents', min: 0, max: 1_000_000_000_000 },
  labels: { type: 'set' },
  isOpen: { type: 'boolean' },
  lastScore: { type: 'number', unit: 'score', min: 1, max: 5 },
  tier: { type: 'choice', choices: tierSchema.options },
} as const satisfies Record<string, Definition>

export type FactName = keyof typeof factDefinitions
export const factNames = Object.keys(factDefinitions) as [FactName, ...FactName[]]

type ValueOf<D extends Definition> = D extends { type: 'boolean' }
  ? boolean
  : D extends { type: 'number' }
    ? number
    : D extends { type: 'choice'; choices: readonly (infer C)[] }
      ? C
      : D extends { type: 'set' }
        ? string[]
        : string
export type FactValue<N extends FactName> = ValueOf<(typeof factDefinitions)[N]>
export type Fact<N extends FactName> = { value: FactValue<N>; evidence: Evidence[] }

/** What is known. Absent is unknown. */
export type RoutingFacts = { readonly [N in FactName]?: Fact<N> }

function valueSchema(definition: Definition): z.ZodType {
  switch (definition.type) {
    case 'boolean':
      return z.boolean()
    case 'number':
      return z.number().min(definition.min).max(definition.max)
    case 'choice':
      return z.enum(definition.choices)
    case 'set':
      return z.array(z.string().max(100)).max(500)
    case 'text':
      return z.string().min(1).max(100)
  }
}

/** Facts as the API takes them and as a receipt keeps them. */
export const routingFactsSchema = z.strictObject(
  Object.fromEntries(
    factNames.map((name) => [
      name,
      z.object({ value: valueSchema(factDefinitions[name]), evidence: z.array(evidenceSchema).max(20).default([]) }).optional(),
    ]),
  ),
) as unknown as z.ZodType<RoutingFacts> // built from the same table as the type
