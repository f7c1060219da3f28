// The work of an audio worker, as a function: takes a task, answers with an outcome. Runs in the worker thread.

import type { AnalyzedAudio, PitchAnalysis } from './analyzed-audio.ts'
import { RECORDING_LIMITS } from './audio-limits.ts'
import type { Unreadable } from './audio-outcome.ts'
import type { AudioTask, AudioTaskResult, ConvertedAudio, EncodedAudio } from './audio-task.ts'
import { decodeAudio } from './decode-audio.server.ts'
import { encodeVoice } from './encode-opus.server.ts'
import { LevelMeter } from './level.ts'
import { SOUND_RATE } from './mono-output.ts'
import { PeakMeter } from './peaks.ts'
import { computePitchFeatures, samplePitchCurve } from './pitch-features.ts'
import { PitchTracker } from './pitch-tracker.ts'
import { remuxVoiceMessage } from './remux-voice-message.server.ts'
import { SampleStore } from './sample-store.ts'
import { toWav } from './to-wav.ts'
import { toWebm } from './to-webm.server.ts'

/** WhatsApp's own form, and one for a wide screen. */
const SHORT_PEAKS = 64
const LONG_PEAKS = 200

type TaskOf<Kind extends AudioTask['kind']> = Extract<AudioTask, { kind: Kind }>

export async function runAudioTask(task: AudioTask): Promise<AudioTaskResult> {
  switch (task.kind) {
    case 'analyze':
      return await analyze(task)
    case 'encode':
      return await encode(task)
    case 'convert':
      return task.to === 'webm' ? await toWebm(task.bytes) : await convertToWav(task.bytes)
  }
}

async function analyze({ bytes, pitch }: TaskOf<'analyze'>): Promise<AnalyzedAudio | Unreadable> {
  const peaks = new PeakMeter()
  const levels = new LevelMeter()
  const tracker = pitch ? new PitchTracker() : undefined
  const decoded = await decodeAudio(bytes, (block) => {
    peaks.push(block)
    levels.push(block)
    tracker?.push(block)
  })
  if (decoded.outcome === 'unreadable') return decoded
  const level = levels.readLevel()
  return {
    outcome: 'analyzed',
    durationMs: toMs(decoded.samples),
    isCut: decoded.isCut,
    peaks64: peaks.readPeaks(SHORT_PEAKS),
    peaks200: peaks.readPeaks(LONG_PEAKS),
    voicedMs: level.voicedMs,
    level,
    damage: decoded.damage,
    ...(tracker && { pitch: analyzePitch(tracker) }),
  }
}

function analyzePitch(tracker: PitchTracker): PitchAnalysis {
  const track = tracker.finish()
  return { features: computePitchFeatures(track), curve: samplePitchCurve(track, LONG_PEAKS) }
}

async function encode({ bytes, serial, comments, keepOpus }: TaskOf<'encode'>): Promise<EncodedAudio | Unreadable> {
  const kept = keepOpus ? await remuxVoiceMessage(bytes, { serial, comments }) : undefined
  if (kept !== undefined) return { outcome: 'encoded', ...kept, isCut: false }
  const store = new SampleStore()
  const decoded = await decodeAudio(bytes, (block) => store.push(block), RECORDING_LIMITS)
  if (decoded.outcome === 'unreadable') return decoded
  return { outcome: 'encoded', ...(await encodeVoice(store.readAll(), { serial, comments })), isCut: decoded.isCut }
}

async function convertToWav(bytes: Uint8Array): Promise<ConvertedAudio | Unreadable> {
  const store = new SampleStore()
  const decoded = await decodeAudio(bytes, (block) => store.push(block))
  if (decoded.outcome === 'unreadable') return decoded
  return { outcome: 'converted', bytes: toWav(store.readAll(), SOUND_RATE) }
}

function toMs(samples: number): number {
  return Math.round((samples * 1000) / SOUND_RATE)
}
