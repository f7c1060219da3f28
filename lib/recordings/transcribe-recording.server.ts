import { clients, type Tx } from '../../db/client.ts'
import { listGlossaryTerms } from '../../db/queries/glossary.ts'
import { addTranscript, countTranscriptionAttempts, insertTranscriptionAttempt, type RecordingRecord } from '../../db/queries/recordings.ts'
import { newId } from '../core/clock.server.ts'
import { env } from '../core/env.server.ts'
import type { MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import type { Changes } from '../realtime/changes.server.ts'
import { chooseTranscriber } from '../speech-to-text/choose-transcriber.server.ts'
import type { Transcriber, TranscriptionInput, TranscriptionOutcome } from '../speech-to-text/transcriber.ts'
import { type GlossaryTerm, hintsOf, putRight } from './glossary.ts'
import { guessLanguage } from './guess-language.server.ts'
import { planTranscriptionRetry } from './plan-transcription-retry.ts'
import { maxTranscriptLength } from './recording.ts'
import { readRecordingFile } from './recording-file.server.ts'
import { runStep } from './run-step.server.ts'
import { saveSpokenText } from './save-spoken-text.server.ts'

/** Less speech than this is silence, in which engines invent words (audio.md 8.1, "Guards"). */
const leastVoicedMs = 300

/**
 * Has a recording written down. An engine that is busy or away is asked again a few times, later and later; the step
 * says so meanwhile. @returns when to look at the queue again.
 */
export async function transcribeRecording(mediaId: MediaId, isLastTry: boolean): Promise<Date | null> {
  let againAt: Date | null = null
  await runStep(mediaId, 'transcript', isLastTry, async (recording) => {
    const transcriber = chooseTranscriber()
    if (!transcriber) return { kind: 'off', reason: 'not_configured' }
    if (recording.voicedMs !== null && recording.voicedMs < leastVoicedMs) return { kind: 'done', reason: 'silent' }
    const { db } = clients()
    const found = await readRecordingFile(db, mediaId)
    if (found === 'not_here') return { kind: 'wait' }
    if (found === 'too_large' || found === 'expired') return { kind: 'failed', reason: found }
    const terms = await listGlossaryTerms(db)
    // Never the language heard before: a customer may speak another one today, and an engine told the wrong one translates.
    const language = env().STT_LANGUAGE ?? null
    const mimeType = found.file.mimeType ?? found.file.declaredMimeType
    const input = { bytes: found.bytes, mimeType, durationMs: recording.durationMs, language, terms: hintsOf(terms) }
    const outcome = await ask(transcriber, mediaId, input)
    // An engine that hears no word says what we say of a recording without a voice.
    if (outcome.kind === 'heard' && outcome.text.trim() === '') return { kind: 'done', reason: 'silent' }
    if (outcome.kind === 'heard') {
      const heard = { ...outcome, language: outcome.language ?? (await guessLanguage(outcome.text)) }
      return { kind: 'done', after: (tx, changes) => save(tx, changes, recording, heard, terms) }
    }
    if (outcome.kind === 'refused') return { kind: 'failed', reason: outcome.reason }
    againAt = planTranscriptionRetry(await countTranscriptionAttempts(db, mediaId), outcome.afterMs, new Date(), Math.random())
    if (!againAt) return { kind: 'failed', reason: outcome.reason }
    await enqueue(db, 'transcribe-recording', { mediaId }, { onlyOnce: mediaId, startAfter: againAt })
    return { kind: 'wait' }
  })
  return againAt
}

async function ask(transcriber: Transcriber, mediaId: MediaId, input: TranscriptionInput): Promise<TranscriptionOutcome> {
  const started = performance.now()
  const outcome = refuseGiant(await transcriber.transcribe(input))
  await insertTranscriptionAttempt(clients().db, {
    id: newId(),
    mediaId,
    engine: transcriber.name,
    outcome: outcome.kind === 'heard' ? 'heard' : outcome.reason,
    status: outcome.kind === 'heard' ? null : outcome.status,
    tookMs: Math.round(performance.now() - started),
  })
  return outcome
}

/** No recording says that much: an engine ran wild, and what it wrote would burden the screen and the database. */
function refuseGiant(outcome: TranscriptionOutcome): TranscriptionOutcome {
  const size = outcome.kind === 'heard' ? Math.max(outcome.text.length, outcome.words.length, outcome.doubts.length) : 0
  return size > maxTranscriptLength ? { kind: 'refused', reason: 'engine_nonsense', status: null } : outcome
}

async function save(
  tx: Tx,
  changes: Changes,
  recording: RecordingRecord,
  outcome: Extract<TranscriptionOutcome, { kind: 'heard' }>,
  terms: GlossaryTerm[],
): Promise<void> {
  const { language, doubts, source } = outcome
  const heard = { mediaId: recording.mediaId, text: outcome.text, words: outcome.words, language, doubts, source }
  const { text, words } = putRight(outcome, terms)
  await addTranscript(tx, heard)
  // What was heard stays beside it: a name put right by itself may be the wrong one.
  if (text !== heard.text) await addTranscript(tx, { ...heard, text, words })
  await saveSpokenText(tx, changes, recording, text)
}
