import { expect, test } from 'vitest'
import { chooseRecordingType, classifyMicrophoneError } from './recording-limits.ts'

test('each refusal of the microphone has its own words', () => {
  const names = ['NotAllowedError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError', 'AbortError', 'TypeError']
  expect(names.map(classifyMicrophoneError)).toEqual(['denied', 'no_microphone', 'no_microphone', 'in_use', 'in_use', 'other'])
})

test('a browser records Opus in what it can; one that cannot is decoded in the page', () => {
  expect(chooseRecordingType(() => true)).toBe('audio/webm;codecs=opus')
  expect(chooseRecordingType((type) => type.startsWith('audio/ogg'))).toBe('audio/ogg;codecs=opus')
  expect(chooseRecordingType((type) => type === 'audio/mp4')).toBeNull()
})
