import type { TimelineEntry, VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import type { InsightFact } from './recording.ts'

export type TalkingPoint = { kind: 'question' | InsightFact['kind']; text: string }

/**
 * What an answer by voice should not forget: the questions and facts of the customer's last voice notes, those since we
 * last spoke, or else the last one. Each once, in the order they were said; questions first.
 * @param entries in the order of time.
 */
export function findTalkingPoints(entries: readonly TimelineEntry[]): TalkingPoint[] {
  const spoken = entries.findLastIndex((entry) => entry.direction === 'out')
  const notes = entries.filter(isCustomersNote)
  const unanswered = entries.slice(spoken + 1).filter(isCustomersNote)
  const last = notes.at(-1)
  const chosen = unanswered.length > 0 ? unanswered : last ? [last] : []
  const questions = chosen.flatMap(({ insight }) => insight.questions.map(({ text }): TalkingPoint => ({ kind: 'question', text })))
  const facts = chosen.flatMap(({ insight }) => insight.facts.map(({ kind, text }): TalkingPoint => ({ kind, text })))
  const seen = new Set<string>()
  return [...questions, ...facts].filter(({ text }) => !seen.has(text) && seen.add(text))
}

function isCustomersNote(entry: TimelineEntry): entry is VoiceNoteEntry {
  return entry.kind === 'voice_note' && entry.direction === 'in'
}
