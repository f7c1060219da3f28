/**
 * Labelled examples of how people sound (nlu.md 5). `calm` is full of dangerous words on purpose: "gas", "today",
 * "stolen", "lawyer", "not angry"; the built-in tasks' examples are calm as well.
 */
export type SignalExamples = {
  calm: string[]
  frustrated: string[]
  urgent: string[]
  frustratedUrgent: string[]
  frustratedHuman: string[]
}
