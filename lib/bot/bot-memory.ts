import { z } from 'zod'

/** Languages the bot's own words are written in; every other customer reads the English ones. */
export const botLanguages = ['nl', 'en'] as const
export type BotLanguage = (typeof botLanguages)[number]

/** What the bot knows of a conversation between two turns. */
export const botMemorySchema = z.object({
  v: z.literal(1),
  language: z.enum(botLanguages),
  /** The task that is being done; null between two. */
  task: z.string().nullable(),
  /** What the customer said of it, by slot. */
  slots: z.record(z.string(), z.string()),
  /** What it asked and has no answer to yet: a value, which task is meant, or whether the answer helped. */
  awaiting: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('slot'), slot: z.string() }),
      z.object({ kind: z.literal('task'), tasks: z.array(z.string()) }),
      z.object({ kind: z.literal('outcome') }),
      /** Nothing: it closed, and knows thanks for that when it hears them. */
      z.object({ kind: z.literal('closed') }),
    ])
    .nullable(),
  /** Turns in a row that were not understood or were told to be wrong. */
  failedTurns: z.int(),
  /** That it told what it is: done at its first turn in a conversation. */
  hasIntroduced: z.boolean(),
})
export type BotMemory = z.infer<typeof botMemorySchema>

export function emptyMemory(language: BotLanguage): BotMemory {
  return { v: 1, language, task: null, slots: {}, awaiting: null, failedTurns: 0, hasIntroduced: false }
}

/** What counts of a session: after closing everything begins anew, and after a hand-over the bot has no part in it. */
export function memoryOf(session: { state: 'active' | 'handed_over' | 'closed'; memory: BotMemory } | null): BotMemory | null {
  if (session?.state === 'active') return session.memory
  return session?.state === 'closed' ? { ...emptyMemory(session.memory.language), awaiting: { kind: 'closed' } } : null
}
