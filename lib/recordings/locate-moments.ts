import type { TranscriptWord } from './recording.ts'

/** From a place in a transcript to the moment at which its word begins to sound; null where the engine gave no times. */
export function locateMoments(text: string, words: TranscriptWord[]): (at: number) => number | null {
  const places: { at: number; startMs: number }[] = []
  let from = 0
  for (const { word, startMs } of words) {
    const plain = word.trim()
    const at = plain === '' ? -1 : text.indexOf(plain, from)
    if (at === -1) continue
    places.push({ at, startMs })
    from = at + plain.length
  }
  return (at) => places.findLast((one) => one.at <= at)?.startMs ?? places[0]?.startMs ?? null
}
