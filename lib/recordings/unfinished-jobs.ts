import type { JobName } from '../jobs/job-definitions.ts'
import type { RecordingStep, StepState } from './recording.ts'

/** The job that does a step. */
export const jobOfStep = {
  sound: 'read-recording',
  pitch: 'measure-pitch',
  transcript: 'transcribe-recording',
  insight: 'understand-recording',
} as const satisfies Record<RecordingStep, JobName>

type States = Record<'soundState' | 'pitchState' | 'transcriptState' | 'insightState', StepState>

/**
 * The jobs that a recording still needs. While its sound is not read the others wait for that. A step at work is left
 * to its job unless that must be lost (`isLost`).
 */
export function unfinishedJobs(states: States, isLost: boolean): (typeof jobOfStep)[RecordingStep][] {
  const isOpen = (state: StepState) => state === 'waiting' || (isLost && state === 'working')
  if (states.soundState === 'working' && !isLost) return []
  if (isOpen(states.soundState)) return [jobOfStep.sound]
  return [
    ...(isOpen(states.pitchState) ? [jobOfStep.pitch] : []),
    ...(isOpen(states.transcriptState) ? [jobOfStep.transcript] : []),
    ...(isOpen(states.insightState) ? [jobOfStep.insight] : []),
  ]
}
