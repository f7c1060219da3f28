import type { Recording } from './recording.ts'

/** Our own recording as the timeline shows it until the server has it: its waveform is known, nothing else. */
export function echoRecording(durationMs: number, peaks: number[]): Recording {
  const off = { state: 'off', reason: null } as const
  return {
    sound: { state: 'done', reason: null },
    durationMs: Math.round(durationMs),
    peaks,
    pitch: { ...off, outcome: null, medianHz: null, riseSt: null, aboveUsualSt: null, curve: [] },
    transcript: {
      status: 'off',
      reason: null,
      language: null,
      text: null,
      words: [],
      doubts: [],
      source: null,
      editedBy: null,
      originalText: null,
      translations: [],
    },
    insight: { ...off, summary: null, questions: [], facts: [], madeBy: null },
    isSynthetic: false,
    heardBy: [],
  }
}
