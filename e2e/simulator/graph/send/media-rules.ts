/** What may be sent as which kind of media, and how large. */
import { fileTypeFromBuffer } from 'file-type'
import type { SimError } from '../../core/state.ts'
import { errorTitle } from '../graph-error.ts'
import type { MediaKind } from './outbound-content.ts'

const MB = 1024 * 1024

const OFFICE = 'application/vnd.openxmlformats-officedocument'
export const MEDIA_RULES: Record<MediaKind, { mimeTypes: readonly string[]; maxBytes: number }> = {
  audio: { mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maxBytes: 16 * MB },
  image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
  video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
  document: {
    mimeTypes: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.spreadsheetml.sheet`,
      `${OFFICE}.presentationml.presentation`,
    ],
    maxBytes: 100 * MB,
  },
  sticker: { mimeTypes: ['image/webp'], maxBytes: 500 * 1024 },
}

const STATIC_STICKER_BYTES = 100 * 1024
export const LARGEST_MEDIA_BYTES = 100 * MB

/** `audio/ogg; codecs=opus` → `audio/ogg`. */
export function bareMimeType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase()
}

export function kindsOf(mimeType: string): MediaKind[] {
  const bare = bareMimeType(mimeType)
  const kinds: MediaKind[] = ['audio', 'image', 'video', 'document', 'sticker']
  return kinds.filter((kind) => MEDIA_RULES[kind].mimeTypes.includes(bare))
}

/** Null when these bytes may be sent as this kind; else the failure the provider reports (131053). */
export function checkMediaKind(kind: MediaKind, mimeType: string, bytes: Buffer, isVoice: boolean): SimError | null {
  const rule = MEDIA_RULES[kind]
  const bare = bareMimeType(mimeType)
  if (kind !== 'document' && !rule.mimeTypes.includes(bare)) {
    return uploadError(`${mimeType} is not supported as ${kind}.`)
  }
  if (bytes.length > rule.maxBytes) return uploadError(`The ${kind} is larger than ${rule.maxBytes} bytes.`)
  if (kind === 'sticker' && !isAnimatedWebp(bytes) && bytes.length > STATIC_STICKER_BYTES) {
    return uploadError(`A static sticker may have ${STATIC_STICKER_BYTES} bytes.`)
  }
  if (bare === 'audio/ogg' || isVoice) {
    const channels = opusChannels(bytes)
    if (channels === null) return uploadError('The audio is not encoded with the Opus codec in an Ogg container.')
    if (channels !== 1) return uploadError('The audio must be mono.')
  }
  return null
}

/** Does the content look like something else than its MIME type says? Text has no signature, so it must have no NUL. */
export async function contradictsMimeType(mimeType: string, bytes: Buffer): Promise<string | null> {
  const bare = bareMimeType(mimeType)
  const found = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024))
  if (!found) {
    const isText = bare === 'text/plain' && !bytes.subarray(0, 4096).includes(0)
    return isText || bare === 'audio/mpeg' || bare === 'audio/aac' || isOffice(bare) ? null : 'unknown content'
  }
  const seen = bareMimeType(found.mime)
  if (seen === bare || SAME[bare]?.includes(seen)) return null
  return seen
}

/** Container formats whose signature is shared or spelled differently. */
const SAME: Record<string, readonly string[]> = {
  'audio/ogg': ['audio/opus', 'application/ogg', 'video/ogg'],
  'audio/mp4': ['audio/x-m4a', 'video/mp4'],
  'video/mp4': ['video/x-m4v', 'video/quicktime'],
  'audio/mpeg': ['audio/mpeg'],
  'audio/aac': ['audio/aac'],
  'application/msword': ['application/x-cfb'],
  'application/vnd.ms-excel': ['application/x-cfb'],
  'application/vnd.ms-powerpoint': ['application/x-cfb'],
  [`${OFFICE}.wordprocessingml.document`]: ['application/zip'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['application/zip'],
  [`${OFFICE}.presentationml.presentation`]: ['application/zip'],
}

function isOffice(bare: string): boolean {
  return bare.startsWith(OFFICE)
}

/** Channel count of the identification header (RFC 7845 5.1), or null when this is no Ogg Opus. */
function opusChannels(bytes: Buffer): number | null {
  if (bytes.subarray(0, 4).toString('latin1') !== 'OggS') return null
  const head = bytes.subarray(0, 512).indexOf('OpusHead', 0, 'latin1')
  return head < 0 ? null : (bytes[head + 9] ?? null)
}

function isAnimatedWebp(bytes: Buffer): boolean {
  return bytes.subarray(0, 64).includes('ANIM')
}

export function uploadError(details: string): SimError {
  return { code: 131053, title: errorTitle(131053), details }
}
