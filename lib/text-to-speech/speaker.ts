import { z } from 'zod'

/** What is to be spoken. `language`: BCP 47; its first part chooses the voice. */
export type SpeechInput = { text: string; language: string }

/** Why nothing was spoken: keys of `speech.failure.*` in the message files. */
export const speechFailureSchema = z.enum(['unreachable', 'busy', 'refused', 'key', 'nonsense', 'no_voice', 'timed_out'])
export type SpeechFailure = z.infer<typeof speechFailureSchema>

export type SpeechOutcome =
  /** A WAV file, of any rate. */
  { kind: 'spoken'; bytes: Uint8Array } | { kind: 'failed'; reason: SpeechFailure }

/** One engine that turns text into a voice. Never throws: every end is an outcome. */
export type Speaker = {
  /** Kept with what it made: which engine, and which voice where that is chosen. Without secrets. */
  readonly name: string
  /** The clearly robotic voice that needs no endpoint; screens label it so. */
  readonly isBasic: boolean
  speak(input: SpeechInput, signal: AbortSignal): Promise<SpeechOutcome>
}

/** As much as endpoints take at once (audio.md 9): some five minutes of speech. */
export const maxSpokenLength = 4_096
