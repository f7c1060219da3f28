import type { HandOverReason } from './plan-turn.ts'

/** Why a turn was as it was: what was understood, where each value came from. */
export type TurnReceipt = {
  understood: string
  why: HandOverReason | null
  slots: Record<string, string>
  /** What the answer was made of: the source's kind and, for one over HTTP, its host. */
  source: string | null
  values: Record<string, string>
  /** SHA-256 of the model that understood; null where none was needed. */
  modelHash: string | null
}
