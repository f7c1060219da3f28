import type { z } from 'zod'

/** One question to a model, answered in a form that is checked. */
export type ModelQuestion<S extends z.ZodType> = {
  /** What to do; ours alone, never text from outside. */
  instructions: string
  /** What to do it with. Sent as one JSON object, so that no text in it can pass for instructions. */
  material: Record<string, unknown>
  /** Name and form of the answer. */
  name: string
  schema: S
}

/** Why there is no answer: `nonsense` is one that does not have the form. */
export type ModelFailure = 'unreachable' | 'busy' | 'key' | 'refused' | 'nonsense' | 'timed_out'

export type ModelOutcome<T> = { kind: 'answered'; answer: T } | { kind: 'failed'; reason: ModelFailure }

/** A language model. Never throws, bounds its own time; an answer has the form that was asked for, and is still only a claim. */
export type LanguageModel = {
  /** Without secrets. */
  readonly name: string
  ask<S extends z.ZodType>(question: ModelQuestion<S>): Promise<ModelOutcome<z.output<S>>>
}
