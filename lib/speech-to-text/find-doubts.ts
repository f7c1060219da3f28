import type { TranscriptDoubt } from '../recordings/recording.ts'
import type { Answer } from './read-answer.ts'

/** Thresholds of audio.md 8.1, "Guards". */
const noSpeech = 0.6
const lowLogprob = -1
const highCompression = 2.4
const mostRepeats = 4

/** Stretches of an answer that engines are known to invent. The text is kept; it is marked, not presented as speech. */
export function findDoubts(answer: Answer, startMs = 0): TranscriptDoubt[] {
  const doubts: TranscriptDoubt[] = []
  for (const segment of answer.segments ?? []) {
    const at = { startMs: startMs + Math.round(segment.start * 1_000), endMs: startMs + Math.round(segment.end * 1_000) }
    const logprob = segment.avg_logprob ?? 0
    if ((segment.no_speech_prob ?? 0) > noSpeech && logprob < lowLogprob) doubts.push({ kind: 'silence', ...at })
    else if ((segment.compression_ratio ?? 0) > highCompression) doubts.push({ kind: 'repetition', ...at })
    else if (logprob < lowLogprob) doubts.push({ kind: 'low_confidence', ...at })
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
