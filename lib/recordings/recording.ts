import { z } from 'zod'
import { agentIdSchema } from '../core/ids.ts'

// What is known of a file with sound: a voice note, an audio file, the sound track of a video, a voicemail, later a call.
// Each step has a state of its own; one that fails never hides another.

/**
 * `off`: not wanted or not configured, said in words. `waiting`: its job is to come. `working`: at it, or between two
 * tries. `done`. `failed`: given up, with a reason; can be asked for again.
 */
export const stepStateSchema = z.enum(['off', 'waiting', 'working', 'done', 'failed'])
export type StepState = z.infer<typeof stepStateSchema>

/** The steps that can be asked for again. */
export const recordingStepSchema = z.enum(['sound', 'pitch', 'transcript', 'insight'])
export type RecordingStep = z.infer<typeof recordingStepSchema>

const ms = z.number().int().nonnegative()

/** Why a step is `off` or `failed`: keys of `recording.reason.*` in the message files. */
export const stepReasonSchema = z.enum([
  // The sound (lib/audio/audio-outcome.ts)
  'empty',
  'too_large',
  'expired', // the provider no longer keeps the file
  'not_audio',
  'not_opus',
  'unsupported_layout',
  'no_decoder',
  'damaged',
  'crashed',
  'timed_out',
  // The transcript
  'not_configured',
  'silent',
  'engine_unreachable',
  'engine_busy',
  'engine_refused',
  'engine_nonsense',
  'engine_key',
  'not_local',
  // The pitch
  'switched_off',
  'own_voice',
  'not_told',
  // The translation
  'model_unreachable',
  'model_busy',
  'model_refused',
  'model_nonsense',
  'model_key',
  'model_not_local',
  // Ours
  'failed',
])
export type StepReason = z.infer<typeof stepReasonSchema>

/** Some three hours of speech. */
export const maxTranscriptLength = 200_000

const stepShape = { state: stepStateSchema, reason: stepReasonSchema.nullable() }

/** A spoken word and when it sounds, from the beginning of the recording. */
export const transcriptWordSchema = z.object({ word: z.string(), startMs: ms, endMs: ms })
export type TranscriptWord = z.infer<typeof transcriptWordSchema>

/**
 * A stretch of a transcript that is likely not what was said: `silence` (the engine itself heard no speech),
 * `repetition`, `low_confidence` (audio.md 8.1, "Guards"). Kept and marked, not presented as speech.
 */
export const transcriptDoubtSchema = z.object({
  kind: z.enum(['silence', 'repetition', 'low_confidence']),
  startMs: ms.nullable(),
  endMs: ms.nullable(),
})
export type TranscriptDoubt = z.infer<typeof transcriptDoubtSchema>

/** Where a transcript was made: on this machine, or at an endpoint (its host). */
export const transcriptSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('embedded'), model: z.string() }),
  z.object({ kind: z.literal('endpoint'), host: z.string(), model: z.string() }),
])
export type TranscriptSource = z.infer<typeof transcriptSourceSchema>

/** A whole transcript in another language, made by a language model; one state per language. `text`: null until it is done. */
export const translationSchema = z.object({
  language: z.string(),
  ...stepShape,
  text: z.string().nullable(),
  /** The endpoint's host and the model's name. */
  madeBy: z.string().nullable(),
})
export type Translation = z.infer<typeof translationSchema>

export const transcriptSchema = z.object({
  status: stepStateSchema,
  reason: stepReasonSchema.nullable(),
  /** BCP 47, as heard or as corrected; null while unknown. */
  language: z.string().nullable(),
  text: z.string().nullable(),
  /** Counts up with every hearing and correction; a correction names the one it was made from. Null while there is none. */
  version: z.number().int().positive().nullable(),
  /** In order; empty where the engine gives no times. In a corrected transcript, words that stayed keep theirs. */
  words: z.array(transcriptWordSchema),
  doubts: z.array(transcriptDoubtSchema),
  /** Null for the text that a machine's voice was given to speak. */
  source: transcriptSourceSchema.nullable(),
  /** Corrected after the engine: no engine writes over it. */
  isEdited: z.boolean(),
  /** The person who corrected it; null for a program (an API token). */
  editedBy: z.object({ id: agentIdSchema, name: z.string() }).nullable(),
  /** What the engine heard, where `text` is not that any more: a person corrected it, or known names were put right. */
  originalText: z.string().nullable(),
  /**
   * Begun by themselves for the languages of the people who work here, where it is in none of them; into others when
   * somebody asks. Of the version that counts: a corrected transcript is translated anew.
   */
  translations: z.array(translationSchema),
})
export type Transcript = z.infer<typeof transcriptSchema>

export const pitchSchema = z.object({
  ...stepShape,
  outcome: z.enum(['rise', 'raised', 'abrupt', 'none', 'not_enough']).nullable(),
  /** Median of the voice in Hz; changes in semitones (audio.md 6.2). */
  medianHz: z.number().nullable(),
  riseSt: z.number().nullable(),
  /** Above this customer's own usual, when at least three earlier notes say what that is. */
  aboveUsualSt: z.number().nullable(),
  /** The curve over the waveform: pitch in semitones over 100 Hz, null where there is no voice, evenly spread over the whole. */
  curve: z.array(z.number().nullable()),
})

export const insightFactSchema = z.object({
  kind: z.enum(['order_number', 'date', 'amount', 'address', 'phone', 'email']),
  text: z.string(),
  startMs: ms.nullable(),
})
export type InsightFact = z.infer<typeof insightFactSchema>

export const insightSchema = z.object({
  ...stepShape,
  summary: z.string().nullable(),
  questions: z.array(z.object({ text: z.string(), startMs: ms.nullable() })),
  facts: z.array(insightFactSchema),
  /** `rules`: found without a language model. */
  madeBy: z.enum(['rules', 'llm']).nullable(),
})
export type Insight = z.infer<typeof insightSchema>

export const recordingSchema = z.object({
  sound: z.object(stepShape),
  /** Of what was read: the first hour of a longer one. */
  durationMs: ms.nullable(),
  /** It goes on after what was read: waveform, pitch and length end before it does. */
  isCut: z.boolean(),
  /** Heights of 200 equal parts, 0 to 100; empty until the sound is read. */
  peaks: z.array(z.number().int().min(0).max(100)),
  pitch: pitchSchema,
  transcript: transcriptSchema,
  insight: insightSchema,
  /** True for a voice that a machine made. */
  isSynthetic: z.boolean(),
  /** True where that is the basic voice of a program on this machine. */
  isBasicVoice: z.boolean(),
  /** Agents who played it to the end, oldest first. */
  heardBy: z.array(z.object({ id: agentIdSchema, name: z.string() })),
})
export type Recording = z.infer<typeof recordingSchema>
