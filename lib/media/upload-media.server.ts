import { readFile, stat, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import busboy from '@fastify/busboy'
import { RECORDING_LIMITS } from '../audio/audio-limits.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import type { Attachment } from '../timeline/timeline-entry.ts'
import { toVoiceForm } from './make-voice-form.server.ts'
import { maxInboundBytes } from './media-types.ts'
import { storeUpload, tooLarge } from './store-upload.server.ts'
import { FileTooLarge, withTemporaryFile, writeBounded } from './temporary-file.server.ts'

/**
 * Takes one uploaded file (multipart, field `file`), streamed to disk, judged by its bytes. It belongs to no message
 * until one is sent with it. For `voice` any sound will do: it is given the form of a voice message at once.
 * @throws AppError `bad_request`, `payload_too_large`, `unsupported_media` with what WhatsApp takes.
 */
export async function uploadMedia(actor: Actor, request: Request, purpose: 'file' | 'voice' = 'file'): Promise<Attachment> {
  return withTemporaryFile(async (path) => {
    const part = await receiveFile(request, path)
    if ((await stat(path)).size === 0) throw new AppError('bad_request', { publicMessage: 'The file is empty.' })
    if (purpose === 'voice') await encodeInPlace(path)
    return storeUpload(actor, path, { declaredMimeType: part.mimeType, filename: part.filename, isVoiceForm: purpose === 'voice' })
  })
}

/** A recording of the browser's, whatever its container, becomes what is sent: judged, and heard, before it is. */
async function encodeInPlace(path: string): Promise<void> {
  const { size } = await stat(path)
  if (size > RECORDING_LIMITS.bytes) throw tooLarge(RECORDING_LIMITS.bytes)
  const form = await toVoiceForm(await readFile(path))
  if (form.kind === 'unreadable') {
    throw new AppError('unsupported_media', {
      publicMessage: 'This sound could not be read. Record it again, or send it as a file.',
      details: { reason: form.reason },
    })
  }
  await writeFile(path, form.bytes)
}

type FilePart = { filename: string | null; mimeType: string }

async function receiveFile(request: Request, path: string): Promise<FilePart> {
  const contentType = request.headers.get('content-type')
  if (!contentType?.startsWith('multipart/form-data') || !request.body)
    throw new AppError('bad_request', { publicMessage: 'Send the file as multipart/form-data, in a field named "file".' })
  const parser = busboy({ headers: { 'content-type': contentType }, limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 10 } })
  const received = new Promise<FilePart | null>((resolve, reject) => {
    let writing: Promise<FilePart> | null = null
    parser.on('file', (field, stream, filename, _encoding, mimeType) => {
      if (field !== 'file') return stream.resume()
      writing = writeBounded(stream, path, maxInboundBytes).then(() => ({
        filename: cleanFilename(filename),
        mimeType: printable(mimeType),
      }))
      writing.catch(reject)
    })
    parser.on('error', reject)
    parser.on('finish', () => (writing ? writing.then(resolve, reject) : resolve(null)))
  })
  const source = Readable.from(request.body)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    const part = await received
    if (part) return part
  } catch (error) {
    source.destroy()
    if (error instanceof FileTooLarge) throw tooLarge(maxInboundBytes)
    throw new AppError('bad_request', { publicMessage: 'The upload broke off or is not valid multipart/form-data.', cause: error })
  }
  throw new AppError('bad_request', { publicMessage: 'There is no field named "file" in the upload.' })
}

/** The last part of a name, without control characters: it is shown and sent, never used as a path. */
function cleanFilename(name: string | undefined): string | null {
  const last = printable(name?.split(/[\\/]/).at(-1) ?? '')
    .trim()
    .slice(0, 240)
  return last || null
}

function printable(text: string): string {
  return text.replace(/\p{C}/gu, '')
}
