import { describe, expect, test } from 'vitest'
import { keepWordTimes } from './keep-word-times.ts'
import type { TranscriptWord } from './recording.ts'
import { layOutTranscript } from './transcript-pieces.ts'

/** Each word lasts 100 ms. */
const heard = (text: string): TranscriptWord[] =>
  text.split(' ').map((word, index) => ({ word, startMs: index * 100, endMs: index * 100 + 100 }))

const timesOf = (words: TranscriptWord[]) => words.map(({ word, startMs, endMs }) => `${word} ${startMs}-${endMs}`)

describe('a corrected transcript', () => {
  test('keeps the times of the words that stayed, with their new capitals and marks', () => {
    const words = keepWordTimes(heard('ik woon in de kerkstraat'), 'Ik woon, in de Kerkstraat.')
    expect(timesOf(words)).toEqual(['Ik 0-100', 'woon, 100-200', 'in 200-300', 'de 300-400', 'Kerkstraat. 400-500'])
  })

  test('gives words the times of those they took the place of', () => {
    const words = keepWordTimes(heard('bij de lin de toe'), 'bij Linden toe')
    expect(timesOf(words)).toEqual(['bij 0-100', 'Linden 100-400', 'toe 400-500'])
    expect(timesOf(keepWordTimes(heard('bij vannelle toe'), 'bij Van Nelles toe'))).toEqual([
      'bij 0-100',
      'Van 100-133',
      'Nelles 133-200',
      'toe 200-300',
    ])
  })

  test('gives words that were added the moment they stand at, and forgets those that were removed', () => {
    expect(timesOf(keepWordTimes(heard('eh ja graag'), 'ja heel graag'))).toEqual(['ja 100-200', 'heel 200-200', 'graag 200-300'])
    expect(timesOf(keepWordTimes(heard('ja graag'), 'Nou ja graag morgen'))).toEqual([
      'Nou 0-0',
      'ja 0-100',
      'graag 100-200',
      'morgen 200-200',
    ])
    expect(keepWordTimes(heard('ja'), '')).toEqual([])
  })

  test('has no times where there were none', () => {
    expect(keepWordTimes([], 'Ik woon hier.')).toEqual([])
  })

  test('can still be followed after a long addition, and in a long recording', () => {
    const spoken = Array.from({ length: 3_000 }, (_, index) => `woord${index}`).join(' ')
    const added = 'en hier vult iemand een hele zin in die de machine volledig had gemist'
    const text = spoken.replace('woord1500', `${added} woord1500`)
    const words = keepWordTimes(heard(spoken), text)
    const pieces = layOutTranscript(text, words, []).filter(({ word }) => word !== null)
    expect(pieces.at(-1)).toMatchObject({ text: 'woord2999', word: { startMs: 299_900 } })
    expect(words.every(({ startMs }, index) => startMs >= (words[index - 1]?.startMs ?? 0))).toBe(true)
  })

  test('rewritten from the first word to the last is timed in time', () => {
    const other = Array.from({ length: 20_000 }, (_, index) => `ander${index}`).join(' ')
    const words = keepWordTimes(heard(other.replaceAll('ander', 'woord')), other)
    expect(words).toHaveLength(20_000)
    expect(words.at(-1)).toMatchObject({ endMs: 2_000_000 })
  })
})
