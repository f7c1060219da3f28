import { Readable } from 'node:stream'
import { clients } from '../../db/client.ts'
import { findMedia, type MediaRecord } from '../../db/queries/media.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import type { MediaId } from '../core/ids.ts'
import { accessCustomer } from '../customers/access-customer.server.ts'
import { mediaStore } from './media-store.server.ts'
import { mayShowInline, parseRange } from './media-types.ts'
import { makeRendition, type RenditionForm } from './rendition.server.ts'

export type MediaRequest = {
  variant: 'original' | 'thumbnail'
  isDownload: boolean
  rendition: RenditionForm | null
  range: string | null
  etag: string | null
}

/**
 * The bytes of a file, for those who may see the timeline it is on. Served as what the bytes are, never sniffed, and in
 * place only for pictures, sound and video: everything else is a download.
 * @throws AppError `not_found`.
 */
export async function serveMedia(actor: Actor, id: MediaId, request: MediaRequest): Promise<Response> {
  const file = await accessMedia(actor, id)
  if (request.variant === 'thumbnail') return serveThumbnail(file, request.etag)
  if (!file.storageKey || file.sizeBytes === null) throw notThere()
  if (request.rendition) return serveRendition(file, file.storageKey, request.rendition, request.range)
  const etag = `"${file.sha256}"`
  if (request.etag === etag && !request.range) return new Response(null, { status: 304, headers: { etag } })
  const range = parseRange(request.range, file.sizeBytes)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.sizeBytes}` } })
  const mimeType = file.mimeType ?? 'application/octet-stream'
  const disposition = mayShowInline(mimeType) && !request.isDownload ? 'inline' : 'attachment'
  const stream = await mediaStore().read(file.storageKey, range ?? undefined)
  return new Response(toWeb(stream), {
    status: range ? 206 : 200,
    headers: {
      ...safeHeaders(etag),
      'content-type': mimeType,
      'content-length': String(range ? range.end - range.start + 1 : file.sizeBytes),
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeRfc5987(file.filename ?? `${file.type}-${file.id.slice(-6)}`)}`,
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${file.sizeBytes}` }),
    },
  })
}

async function serveRendition(file: MediaRecord, storageKey: string, to: RenditionForm, rangeHeader: string | null): Promise<Response> {
  const bytes = await makeRendition(file, storageKey, to)
  if (!bytes) throw new AppError('not_found', { publicMessage: 'This sound cannot be played in that form.' })
  const range = parseRange(rangeHeader, bytes.length)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } })
  const part = range ? bytes.subarray(range.start, range.end + 1) : bytes
  return new Response(new Uint8Array(part), {
    status: range ? 206 : 200,
    headers: {
      ...safeHeaders(`"${file.sha256}-${to}"`),
      'content-type': `audio/${to}`,
      'content-length': String(part.length),
      'content-disposition': 'inline',
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${bytes.length}` }),
    },
  })
}

async function serveThumbnail(file: MediaRecord, knownEtag: string | null): Promise<Response> {
  if (!file.thumbnailKey) throw notThere()
  const etag = `"${file.sha256}-t"`
  if (knownEtag === etag) return new Response(null, { status: 304, headers: { etag } })
  const stream = await mediaStore().read(file.thumbnailKey)
  return new Response(toWeb(stream), { headers: { ...safeHeaders(etag), 'content-type': 'image/webp', 'content-disposition': 'inline' } })
}

/** A file on a timeline is seen by who sees the timeline; one that is not sent yet by who uploaded it. */
async function accessMedia(actor: Actor, id: MediaId): Promise<MediaRecord> {
  const { db } = clients()
  const file = await findMedia(db, id)
  if (!file) throw notThere()
  if (file.customerId) await accessCustomer(db, actor, file.customerId)
  else if (file.uploadedById !== actor.id) throw notThere()
  return file
}

function safeHeaders(etag: string): Record<string, string> {
  return {
    etag,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=86400',
  }
}

/** Percent-encoded for `filename*` (RFC 8187): no quotes, breaks or separators get through. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function toWeb(stream: Readable): BodyInit {
  return Readable.toWeb(stream) as unknown as BodyInit // Node's web stream is the one Response takes; only their types are declared apart
}

function notThere(): AppError {
  return new AppError('not_found', { publicMessage: 'There is no such file.' })
}
