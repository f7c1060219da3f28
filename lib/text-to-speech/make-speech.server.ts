import { writeFile } from 'node:fs/promises'
import { clients } from '../../db/client.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import { analyzeAudio } from '../audio/analyze-audio.server.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import { env } from '../core/env.server.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { toVoiceForm, voiceMimeType } from '../media/make-voice-form.server.ts'
import { storeUpload } from '../media/store-upload.server.ts'
import { withTemporaryFile } from '../media/temporary-file.server.ts'
import { chooseSpeaker } from './choose-speaker.server.ts'
import type { MakeSpeechInput, Speech } from './make-speech.ts'
import type { Speaker, SpeechFailure } from './speaker.ts'
import { syntheticNotice } from './synthetic-notice.ts'

/**
 * Has a text spoken by the machine's voice, for an answer: a file in the form of a voice message, marked as synthetic in
 * itself and beside it, that belongs to no message until it is sent. Nothing goes out.
 * @throws AppError `unavailable` when no voice is set up or it does not answer, `invalid_input` for a language it does not speak.
 */
export async function makeSpeech(actor: Actor, conversationId: ConversationId, input: MakeSpeechInput): Promise<Speech> {
  const { db } = clients()
  const conversation = await accessConversation(db, actor, conversationId)
  const speaker = chooseSpeaker()
  if (!speaker)
    throw new AppError('unavailable', {
      publicMessage: 'No voice is set up on this installation (TTS_BASE_URL, or the program espeak-ng).',
    })
  const language = input.language ?? (await findCustomerLanguage(db, conversation.customerId)) ?? languageOf(actor)
  const wav = await speak(speaker, input.text, language)
  const form = await toVoiceForm(wav, true)
  if (form.kind === 'unreadable') throw unspoken(speaker, 'nonsense')
  const sound = await analyzeAudio(form.bytes, { pitch: false })
  const peaks = sound.outcome === 'analyzed' ? sound.peaks200 : []
  const spoken = { text: input.text, language, engine: speaker.name, isBasic: speaker.isBasic }
  const attachment = await withTemporaryFile(async (path) => {
    await writeFile(path, form.bytes)
    return storeUpload(actor, path, { declaredMimeType: voiceMimeType, filename: null, isVoiceForm: true, spoken })
  })
  return { attachment, durationMs: form.durationMs, peaks, language, isBasic: speaker.isBasic, notice: syntheticNotice(language) }
}

async function speak(speaker: Speaker, text: string, language: string): Promise<Uint8Array> {
  const outcome = await speaker.speak({ text, language }, AbortSignal.timeout(env().TTS_TIMEOUT_MS))
  if (outcome.kind === 'spoken') return outcome.bytes
  throw unspoken(speaker, outcome.reason)
}

/** An agent writes in their own language when nothing is known of the customer's. */
function languageOf(actor: Actor): string {
  return actor.kind === 'agent' ? actor.locale : 'nl'
}

const messages: Record<SpeechFailure, string> = {
  no_voice: 'There is no voice for this language here. Choose another language, or record the answer yourself.',
  refused: 'The voice did not take this text. Shorten it, or record the answer yourself.',
  unreachable: 'The voice cannot be reached just now. Try again, or record the answer yourself.',
  busy: 'The voice is busy just now. Try again in a moment.',
  timed_out: 'The voice took too long. Try again, or shorten the text.',
  nonsense: 'The voice answered with something that is no sound. Record the answer yourself, and tell an administrator.',
  key: 'The voice refused the key of this installation (TTS_API_KEY). Tell an administrator.',
}

function unspoken(speaker: Speaker, reason: SpeechFailure): AppError {
  log.warn({ engine: speaker.name, reason }, 'a text could not be spoken')
  const isOurs = reason === 'no_voice' || reason === 'refused'
  return new AppError(isOurs ? 'invalid_input' : 'unavailable', { publicMessage: messages[reason], details: { reason } })
}
