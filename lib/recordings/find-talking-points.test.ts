import { expect, test } from 'vitest'
import { buildMessage } from '../testing/build-entries.ts'
import type { TimelineEntry, VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { emptyRecording } from './empty-recording.ts'
import { findTalkingPoints } from './find-talking-points.ts'

function note(questions: string[], orders: string[], direction: 'in' | 'out' = 'in'): VoiceNoteEntry {
  const { content: _, ...message } = buildMessage({ direction })
  const insight = {
    ...emptyRecording().insight,
    questions: questions.map((text) => ({ text, startMs: null })),
    facts: orders.map((text) => ({ kind: 'order_number' as const, text, startMs: null })),
  }
  return { ...message, ...emptyRecording(), kind: 'voice_note', isVoicemail: false, mediaId: null, insight }
}

const texts = (entries: TimelineEntry[]) => findTalkingPoints(entries).map((point) => point.text)
const answer = buildMessage({ direction: 'out', text: 'Dag' })

test('everything asked since we last spoke is to be mentioned, questions first, each once', () => {
  expect(texts([note(['Oud?'], ['1']), answer, note(['Waar?'], ['22']), note(['Wanneer?', 'Waar?'], ['22', '33'])])).toEqual([
    'Waar?',
    'Wanneer?',
    '22',
    '33',
  ])
})

test('after an answer the last note still helps; what we said ourselves does not', () => {
  expect(texts([note(['Eerst?'], []), note(['Waar?'], []), note(['Onze?'], [], 'out')])).toEqual(['Waar?'])
  expect(texts([answer])).toEqual([])
})
