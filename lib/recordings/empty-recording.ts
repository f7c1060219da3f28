import type { Recording } from './recording.ts'

const off = { state: 'off', reason: null } as const

const nothingKnown: Recording = {
  sound: { state: 'waiting', reason: null },
  durationMs: null,
  isCut: false,
  peaks: [],
  pitch: { ...off, outcome: null, medianHz: null, riseSt: null, aboveUsualSt: null, curve: [] },
  transcript: {
    status: 'off',
    reason: null,
    language: null,
    text: null,
    version: null,
    words: [],
    doubts: [],
    source: null,
    isEdited: false,
    editedBy: null,
    originalText: null,
    translations: [],
  },
  insight: { ...off, summary: null, questions: [], facts: [], madeBy: null },
  isSynthetic: false,
  isBasicVoice: false,
  heardBy: [],
}

/** A recording of which nothing is known: of a voice note taken back, or without a file. */
export function emptyRecording(): Recording {
  return nothingKnown
}
