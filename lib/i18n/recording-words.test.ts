import { expect, test } from 'vitest'
import { insightFactSchema, stepReasonSchema, transcriptDoubtSchema } from '../recordings/recording.ts'
import nl from './messages/nl.json' with { type: 'json' }

test('every reason a step of a recording stands still for, every doubt and every kind of fact has words', () => {
  expect(stepReasonSchema.options.filter((reason) => !(reason in nl.recording.reason))).toEqual([])
  expect(transcriptDoubtSchema.shape.kind.options.filter((kind) => !(kind in nl.recording.transcript.doubt))).toEqual([])
  expect(insightFactSchema.shape.kind.options.filter((kind) => !(kind in nl.recording.insight.fact))).toEqual([])
})
