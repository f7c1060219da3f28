import type { TranscriptDoubt } from '../recordings/recording.ts'
import type { Answer } from './read-answer.ts'

/** Thresholds of audio.md 8.1, "Guards". */
const noSpeech = 0.6
const lowLogprob = -1
const highCompression = 2.4
const mostRepeats = 4

/** What a time of an engine is held to where the length of the recording is not known: a day, in milliseconds. */
export const longestMs = 86_400_000

/**
 * Stretches of an answer that engines are known to invent. The text is kept; it is marked, not presented as speech.
 * @param startMs of the piece the answer is to, in the recording; @param durationMs of the recording: no time lies outside it.
 */
export function findDoubts(answer: Answer, startMs = 0, durationMs = longestMs): TranscriptDoubt[] {
  const at = (seconds: number) => Math.min(Math.max(0, startMs + Math.round(seconds * 1_000)), durationMs)
  const doubts: TranscriptDoubt[] = []
  for (const segment of answer.segments ?? []) {
    const from = at(segment.start)
    const place = { startMs: from, endMs: Math.max(from, at(segment.end)) }
    const logprob = segment.avg_logprob ?? 0
    if ((segment.no_speech_prob ?? 0) > noSpeech && logprob < lowLogprob) doubts.push({ kind: 'silence', ...place })
    else if ((segment.compression_ratio ?? 0) > highCompression) doubts.push({ kind: 'repetition', ...place })
    else if (logprob < lowLogprob) doubts.push({ kind: 'low_confidence', ...place })
  }
  if (!doubts.some((doubt) => doubt.kind === 'repetition') && repeats(answer.text))
    doubts.push({ kind: 'repetition', startMs: null, endMs: null })
  return doubts
}

/** The same four words more than four times. */
function repeats(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
  const counts = new Map<string, number>()
  for (let i = 0; i + 4 <= words.length; i++) {
    const four = words.slice(i, i + 4).join(' ')
    const count = (counts.get(four) ?? 0) + 1
    if (count > mostRepeats) return true
    counts.set(four, count)
  }
  return false
}
