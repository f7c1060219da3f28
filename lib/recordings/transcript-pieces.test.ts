import { expect, test } from 'vitest'
import type { TranscriptWord } from './recording.ts'
import { findWordAt, layOutTranscript } from './transcript-pieces.ts'

const words = (...list: string[]): TranscriptWord[] => list.map((word, i) => ({ word, startMs: i * 100, endMs: i * 100 + 90 }))
const join = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('')

test('every word has its times and no character of the text is lost', () => {
  const text = 'Dag! Waar is het, en waar niet?'
  const pieces = layOutTranscript(text, words('Dag', ' Waar', 'is', 'het,', 'en', 'waar', 'niet'), [])
  expect(join(pieces)).toBe(text)
  expect(pieces.filter((piece) => piece.word).map((piece) => [piece.text, piece.word?.startMs])).toEqual([
    ['Dag', 0],
    ['Waar', 100],
    ['is', 200],
    ['het,', 300],
    ['en', 400],
    ['waar', 500],
    ['niet', 600],
  ])
})

test('a word written otherwise in the text is passed over, and the words after it keep their times', () => {
  const pieces = layOutTranscript('Dat kost 12 euro nu', words('Dat', 'kost', 'twaalf', 'euro', 'nu'), [])
  expect(join(pieces)).toBe('Dat kost 12 euro nu')
  expect(pieces.find((piece) => piece.text === 'euro')?.word?.startMs).toBe(300)
})

test('a word that is next found far ahead is passed over', () => {
  const text = `begin ${'tussen '.repeat(20)}slot`
  expect(layOutTranscript(text, words('begin', 'slot'), []).filter((piece) => piece.word)).toHaveLength(1)
})

test('a text without times is one piece', () => {
  expect(layOutTranscript('שלום עולם', [], [])).toEqual([{ text: 'שלום עולם', word: null, isDoubtful: false }])
})

test('only what overlaps a doubt is marked; a doubt without times marks all', () => {
  const text = 'goed gehoord dank je dank je'
  const list = words('goed', 'gehoord', 'dank', 'je', 'dank', 'je')
  const marked = (startMs: number | null, endMs: number | null) =>
    join(layOutTranscript(text, list, [{ kind: 'repetition', startMs, endMs }]).filter((piece) => piece.isDoubtful))
  expect(marked(200, 600)).toBe('dank je dank je')
  expect(marked(null, null)).toBe(text)
})

test('the word that sounds is the last one begun', () => {
  const starts = [100, 200, 300]
  expect([0, 100, 199, 250, 9_000].map((ms) => findWordAt(starts, ms))).toEqual([-1, 0, 0, 1, 2])
  expect(findWordAt([], 5)).toBe(-1)
})
