import type { Attachment } from '../timeline/timeline-entry.ts'
import type { StepReason, StepState } from './recording.ts'

/** What this installation does with sound. */
export type RecordingSettings = {
  /** A speech-to-text engine is set up. */
  canTranscribe: boolean
  /** The acoustic switch of the privacy settings (design.md, decision 10). */
  measuresPitch: boolean
}

export type Origin = 'customer' | 'agent' | 'synthetic'

type Step = { state: StepState; reason: StepReason | null }

/** Whether a file has a recording beside it. */
export function hasSound(type: Attachment['type']): boolean {
  return type === 'audio' || type === 'video'
}

/**
 * The steps as they begin. A file that will never be there is read by nobody; pitch is measured of customers only, and
 * only while the switch is on.
 */
export function planRecording(
  origin: Origin,
  fileState: Attachment['state'],
  settings: RecordingSettings,
): { sound: Step; pitch: Step; transcript: Step; insight: Step } {
  const waits: Step = { state: 'waiting', reason: null }
  const off = (reason: StepReason | null): Step => ({ state: 'off', reason })
  if (fileState === 'too_large')
    return { sound: { state: 'failed', reason: 'too_large' }, pitch: off(null), transcript: off(null), insight: off(null) }
  return {
    sound: waits,
    pitch: origin !== 'customer' ? off('own_voice') : settings.measuresPitch ? waits : off('switched_off'),
    // A machine's voice was given its words.
    transcript: origin === 'synthetic' ? { state: 'done', reason: null } : settings.canTranscribe ? waits : off('not_configured'),
    // There is nothing to sum up before there are words; the transcript begins it.
    insight: off(null),
  }
}
