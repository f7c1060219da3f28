import type { StepReason, TranscriptDoubt, TranscriptSource, TranscriptWord } from '../recordings/recording.ts'

/** What is to be written down. */
export type TranscriptionInput = {
  bytes: Uint8Array
  /** What the bytes are. */
  mimeType: string
  /** Null where the sound could not be read here; the engine may still. */
  durationMs: number | null
  /** The one language this installation is set up to hear (ISO 639-1); null: the engine finds out. */
  language: string | null
  /** Names the engine should know, most important first. */
  terms: string[]
}

export type TranscriptionOutcome =
  | { kind: 'heard'; text: string; language: string | null; words: TranscriptWord[]; doubts: TranscriptDoubt[]; source: TranscriptSource }
  /** Worth another try, not before `afterMs`. `status`: of HTTP, where there is one. */
  | { kind: 'try_again'; reason: StepReason; afterMs: number | null; status: number | null }
  /** Another try would end the same way. */
  | { kind: 'refused'; reason: StepReason; status: number | null }

/** One engine. Never throws, and bounds its own time: every end is an outcome. */
export type Transcriber = {
  /** For the list of attempts: which engine this is. Without secrets. */
  readonly name: string
  transcribe(input: TranscriptionInput): Promise<TranscriptionOutcome>
}
