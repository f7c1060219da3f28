import type { Attachment } from '../timeline/timeline-entry.ts'

const MB = 1024 * 1024

/** Largest file we take from a customer: the provider's own limit (whatsapp-messages.md 5). */
export const maxInboundBytes = 100 * MB

/** What WhatsApp takes from us, by what the bytes are, with the largest size in bytes (section 5). */
const sendable: Record<string, { type: Attachment['type']; maxBytes: number }> = {
  'audio/aac': { type: 'audio', maxBytes: 16 * MB },
  'audio/amr': { type: 'audio', maxBytes: 16 * MB },
  'audio/mpeg': { type: 'audio', maxBytes: 16 * MB },
  'audio/mp4': { type: 'audio', maxBytes: 16 * MB },
  'audio/ogg': { type: 'audio', maxBytes: 16 * MB },
  'image/jpeg': { type: 'image', maxBytes: 5 * MB },
  'image/png': { type: 'image', maxBytes: 5 * MB },
  'video/mp4': { type: 'video', maxBytes: 16 * MB },
  'video/3gpp': { type: 'video', maxBytes: 16 * MB },
  'text/plain': { type: 'document', maxBytes: 100 * MB },
  'application/pdf': { type: 'document', maxBytes: 100 * MB },
  'application/msword': { type: 'document', maxBytes: 100 * MB },
  'application/vnd.ms-excel': { type: 'document', maxBytes: 100 * MB },
  'application/vnd.ms-powerpoint': { type: 'document', maxBytes: 100 * MB },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { type: 'document', maxBytes: 100 * MB },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { type: 'document', maxBytes: 100 * MB },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { type: 'document', maxBytes: 100 * MB },
}

/** Whether a file of ours can be sent over WhatsApp, and as what. */
export function planUpload(
  mimeType: string,
  sizeBytes: number,
): { kind: 'ok'; type: Attachment['type'] } | { kind: 'type_not_accepted' } | { kind: 'too_large'; maxBytes: number } {
  const rule = Object.hasOwn(sendable, mimeType) ? sendable[mimeType] : undefined
  if (!rule) return { kind: 'type_not_accepted' }
  return sizeBytes > rule.maxBytes ? { kind: 'too_large', maxBytes: rule.maxBytes } : { kind: 'ok', type: rule.type }
}

const inline = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/3gpp',
  'video/webm',
])

/** Whether a browser may show it in place. Everything else is a download: HTML, SVG, XML or PDF could run script. */
export function mayShowInline(mimeType: string): boolean {
  return inline.has(mimeType)
}

/** Kinds of file that a thumbnail is made of. */
export function hasPicture(mimeType: string): boolean {
  return mimeType === 'image/jpeg' || mimeType === 'image/png' || mimeType === 'image/webp' || mimeType === 'image/gif'
}

/**
 * One `Range` header against a size (RFC 9110, 14.2): the first range only, which is all media players ask for.
 * @returns null without a usable header (send everything), 'unsatisfiable' when it lies outside.
 */
export function parseRange(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start >= size || start > end ? 'unsatisfiable' : { start, end }
}

/** The plain type of a declared one: `audio/ogg; codecs=opus` → `audio/ogg`. */
export function plainMimeType(declared: string): string {
  return (declared.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream'
}
