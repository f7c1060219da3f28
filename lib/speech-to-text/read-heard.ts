import type { Heard } from './embedded-engine-protocol.ts'
import type { Answer } from './read-answer.ts'

/** How long a last word is taken to last, in seconds, when the model times beginnings only. */
const lastWordSeconds = 0.5

/** What the embedded engine heard in one piece, in the form an endpoint answers with: the same guards look at both. */
export function readHeard({ text, lang, tokens, timestamps }: Heard, seconds: number): Answer {
  const words = tokens.length === timestamps.length ? joinTokens(tokens, timestamps, seconds) : []
  return {
    text: text.trim(),
    language: lang.replace(/[<|>]/g, '') || undefined,
    ...(words.length > 0 ? { words } : { segments: [{ text, start: 0, end: seconds }] }),
  }
}

/** Tokens are pieces of words; one that begins with a space (or its sign, ▁) begins a word. */
function joinTokens(tokens: string[], timestamps: number[], seconds: number) {
  const words: { word: string; start: number; end: number }[] = []
  tokens.forEach((token, index) => {
    const start = Math.min(timestamps[index] ?? 0, seconds)
    const last = words.at(-1)
    if (/^[ ▁]/.test(token) || !last) {
      if (last) last.end = Math.min(last.end, start)
      words.push({ word: token.replace(/^[ ▁]/, ''), start, end: Math.min(seconds, start + lastWordSeconds) })
    } else {
      last.word += token
      last.end = Math.min(seconds, start + lastWordSeconds)
    }
  })
  return words.filter(({ word }) => word !== '')
}
