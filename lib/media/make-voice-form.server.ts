import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { clients } from '../../db/client.ts'
import { type MediaRecord, updateMedia } from '../../db/queries/media.ts'
import { encodeVoiceMessage } from '../audio/encode-voice-message.server.ts'
import type { StepReason } from '../recordings/recording.ts'
import { hashFile } from './inspect-file.server.ts'
import { mediaStore } from './media-store.server.ts'
import { withTemporaryFile } from './temporary-file.server.ts'

/** What a voice message is, whatever it was made from (audio.md 4). */
export const voiceMimeType = 'audio/ogg'

/** Words in the file itself for a voice that a machine made (legal.md). */
const syntheticComment = 'SYNTHETIC_VOICE=yes'

export type VoiceForm = { kind: 'encoded'; bytes: Uint8Array; durationMs: number } | { kind: 'unreadable'; reason: StepReason }

/** Any sound as WhatsApp's own app would have recorded it. */
export async function toVoiceForm(bytes: Uint8Array, isSynthetic = false): Promise<VoiceForm> {
  const encoded = await encodeVoiceMessage(bytes, { comments: isSynthetic ? [syntheticComment] : [] })
  if (encoded.outcome === 'encoded') return { kind: 'encoded', bytes: encoded.bytes, durationMs: encoded.durationMs }
  return { kind: 'unreadable', reason: encoded.outcome === 'timed_out' ? 'timed_out' : encoded.reason }
}

/**
 * Gives a stored file of ours the form of a voice message, in its place. Twice is harmless: one that has the form is
 * left as it is. @returns null when its sound cannot be read.
 */
export async function makeVoiceForm(file: MediaRecord): Promise<MediaRecord | null> {
  if (file.isVoiceForm) return file
  if (!file.storageKey) throw new Error('a file to send must be stored')
  const form = await toVoiceForm(await buffer(await mediaStore().read(file.storageKey)))
  if (form.kind === 'unreadable') return null
  const storageKey = `${file.id.slice(-2)}/${file.id}.voice`
  const sha256 = await withTemporaryFile(async (path) => {
    await writeFile(path, form.bytes)
    await mediaStore().putFile(storageKey, path, voiceMimeType)
    return (await hashFile(path)).toString('hex')
  })
  const change = { storageKey, sha256, sizeBytes: form.bytes.length, mimeType: voiceMimeType, isVoiceForm: true }
  await updateMedia(clients().db, file.id, change)
  await mediaStore().remove(file.storageKey)
  return { ...file, ...change }
}
