import { expect, test } from 'vitest'
import { unfinishedJobs } from './unfinished-jobs.ts'

const over = { soundState: 'done', pitchState: 'off', transcriptState: 'done', insightState: 'failed' } as const

test.each([
  ['a recording that is over needs nothing', over, false, []],
  ['what waits is begun again', { ...over, transcriptState: 'waiting' }, false, ['transcribe-recording']],
  ['what is at work is left to its job', { ...over, transcriptState: 'working' }, false, []],
  ['unless that has been lost', { ...over, transcriptState: 'working' }, true, ['transcribe-recording']],
  [
    'the sound comes first',
    { ...over, soundState: 'waiting', pitchState: 'waiting', transcriptState: 'waiting' },
    false,
    ['read-recording'],
  ],
  ['and while it is read the rest waits', { ...over, soundState: 'working', transcriptState: 'waiting' }, false, []],
] as const)('%s', (_name, states, isLost, jobs) => {
  expect(unfinishedJobs(states, isLost)).toEqual(jobs)
})
