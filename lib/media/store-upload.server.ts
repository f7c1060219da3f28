import { stat } from 'node:fs/promises'
import { clients } from '../../db/client.ts'
import { findMedia, insertMedia } from '../../db/queries/media.ts'
import type { Actor } from '../auth/actor.ts'
import { newId } from '../core/clock.server.ts'
import { AppError } from '../core/errors.ts'
import type { MediaId } from '../core/ids.ts'
import type { Spoken } from '../text-to-speech/spoken.ts'
import { describeAttachment } from '../timeline/describe-entry.ts'
import type { Attachment } from '../timeline/timeline-entry.ts'
import { putWithThumbnail } from './fetch-media.server.ts'
import { hashFile, sniffMimeType } from './inspect-file.server.ts'
import { voiceMimeType } from './make-voice-form.server.ts'
import { planUpload } from './media-types.ts'

export type UploadFacts = {
  declaredMimeType: string
  filename: string | null
  /** The file has the form of a voice message already. */
  isVoiceForm: boolean
  /** What a machine's voice says in it. */
  spoken?: Spoken
}

/**
 * Keeps a file of ours that belongs to no message yet, judged by its bytes. Only its maker can send it.
 * @throws AppError `payload_too_large`, `unsupported_media` with what WhatsApp takes.
 */
export async function storeUpload(actor: Actor, path: string, facts: UploadFacts): Promise<Attachment> {
  const [{ size }, mimeType, hash] = await Promise.all([
    stat(path),
    facts.isVoiceForm ? voiceMimeType : sniffMimeType(path, facts.declaredMimeType),
    hashFile(path),
  ])
  const plan = planUpload(mimeType, size)
  if (plan.kind === 'type_not_accepted') {
    throw new AppError('unsupported_media', {
      publicMessage:
        'WhatsApp does not take this kind of file. It takes JPEG and PNG, MP4, common audio, PDF, Office files and plain text.',
      details: { mimeType },
    })
  }
  if (plan.kind === 'too_large') throw tooLarge(plan.maxBytes)
  const id = newId() as MediaId // a fresh id is nobody else's
  const stored = await putWithThumbnail(id, path, mimeType)
  const { db } = clients()
  await insertMedia(db, [
    {
      id,
      direction: 'out',
      type: plan.type,
      state: 'stored',
      mimeType,
      sha256: hash.toString('hex'),
      uploadedById: actor.id,
      storedAt: new Date(),
      ...facts,
      ...stored,
    },
  ])
  const made = await findMedia(db, id)
  if (!made) throw new Error('a file just stored must be found')
  return describeAttachment(made)
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', {
    publicMessage: `The file is too large: WhatsApp takes at most ${Math.round(maxBytes / 1024 / 1024)} MB of this kind.`,
    details: { maxBytes },
  })
}
