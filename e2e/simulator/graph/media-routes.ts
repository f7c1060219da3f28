/** Upload, look-up, download and deletion of media. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { Reply, RequestContext } from '../core/http.ts'
import { newNodeId } from '../core/ids.ts'
import { takeOne } from '../core/knobs.ts'
import type { SimMedia } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { INBOUND_MEDIA_MS, MEDIA_URL_MS, UPLOADED_MEDIA_MS } from '../defaults.ts'
import { missing } from './fields.ts'
import { authorize, type GraphContext, type GraphReply, type GraphRoutes, requireNumberNode } from './graph-context.ts'
import { GraphError } from './graph-error.ts'
import { bareMimeType, contradictsMimeType, kindsOf, LARGEST_MEDIA_BYTES, MEDIA_RULES } from './send/media-rules.ts'

export const DOWNLOAD_PATH = '/whatsapp_business/attachments/'

export function addMediaRoutes(routes: GraphRoutes): void {
  routes.add('POST', '/:id/media', uploadMedia)
}

async function uploadMedia(context: GraphContext): Promise<GraphReply> {
  const { world } = context
  const number = requireNumberNode(world, context.params.id ?? '')
  const form = await readForm(context.request)
  if (form.fields.messaging_product !== 'whatsapp') throw missing('messaging_product')
  if (!form.file) throw missing('file')
  const mimeType = form.fields.type || form.file.mimeType
  const kinds = kindsOf(mimeType)
  if (kinds.length === 0)
    throw new GraphError(100, `Param file must be a file with one of the supported types. Received file of type '${mimeType}'.`)
  if (form.file.isTruncated || form.file.bytes.length > Math.max(...kinds.map((kind) => MEDIA_RULES[kind].maxBytes))) {
    throw new GraphError(131053, 'The file is too large.')
  }
  const seen = await contradictsMimeType(mimeType, form.file.bytes)
  if (seen !== null) throw new GraphError(131053, `The file was declared as ${mimeType} but its content is ${seen}.`)
  const media = await storeMedia(world, {
    numberId: number.id,
    origin: 'business',
    mimeType,
    filename: form.file.filename,
    userId: null,
    bytes: form.file.bytes,
  })
  return { status: 200, body: { id: media.id } }
}

export async function storeMedia(
  world: World,
  given: Pick<SimMedia, 'numberId' | 'origin' | 'mimeType' | 'filename' | 'userId'> & { bytes: Buffer },
): Promise<SimMedia> {
  const { bytes, ...facts } = given
  const media: SimMedia = {
    ...facts,
    id: newNodeId(given.origin === 'customer' ? '90' : '91'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    createdAt: world.clock.now(),
  }
  await world.media.put(media.id, bytes)
  world.state.media.push(media)
  return media
}

/** `GET /{media-id}`; null when there is no such media (the path may name another node). */
export function lookUpMedia(context: GraphContext): GraphReply | null {
  const { world } = context
  const media = world.state.media.find((candidate) => candidate.id === context.params.id)
  if (!media) return null
  const owner = context.query.get('phone_number_id')
  const isGone = isExpired(world, media) || world.faults.mediaNotFound || (owner !== null && owner !== media.numberId)
  if (isGone) throw new GraphError(803, `Object with ID '${media.id}' does not exist.`)
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      url: mediaUrl(world, media, 'api'),
      mime_type: media.mimeType,
      sha256: world.faults.shaMismatch ? wrongSha(media) : media.sha256,
      file_size: String(media.size),
      id: media.id,
    },
  }
}

export async function deleteMedia(context: GraphContext): Promise<GraphReply | null> {
  const { world } = context
  const index = world.state.media.findIndex((candidate) => candidate.id === context.params.id)
  const media = world.state.media[index]
  if (!media) return null
  world.state.media.splice(index, 1)
  await world.media.delete(media.id)
  return { status: 200, body: { success: true } }
}

/** A signed address that works for five minutes of virtual time, with the bearer token. */
export function mediaUrl(world: World, media: SimMedia, source: 'api' | 'webhook'): string {
  const isExpiredOnPurpose = takeOne(world.faults, 'expiredMediaUrls')
  const expiresMs = world.clock.now() + (isExpiredOnPurpose ? -1000 : MEDIA_URL_MS)
  const ext = String(Math.floor(expiresMs / 1000))
  const query = new URLSearchParams({ mid: media.id, source, ext, hash: urlHash(world, media.id, ext) })
  return `${world.baseUrl}${DOWNLOAD_PATH}?${query}`
}

/** Bytes behind a media URL. No token 401; expired, forged or gone 404. */
export async function downloadMedia(world: World, request: RequestContext): Promise<Reply> {
  const log = { at: world.clock.now(), method: 'GET', path: request.path, body: null, errorCode: null, messageId: null }
  const reply = await findDownload(world, request)
  world.graphLog.add({ ...log, status: reply.status })
  return reply
}

async function findDownload(world: World, request: RequestContext): Promise<Reply> {
  try {
    authorize(world, request)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return { status: error.httpStatus, body: error.toBody() }
  }
  const id = request.query.get('mid') ?? ''
  const ext = request.query.get('ext') ?? ''
  const media = world.state.media.find((candidate) => candidate.id === id)
  const isLive = Number(ext) * 1000 > world.clock.now() && isSame(request.query.get('hash') ?? '', urlHash(world, id, ext))
  if (!media || !isLive || isExpired(world, media) || world.faults.mediaNotFound) return { status: 404, body: '', headers: {} }
  const bytes = await world.media.find(media.id)
  if (!bytes) return { status: 404, body: '', headers: {} }
  const name = (media.filename ?? media.id).replaceAll(/[^\w.-]/g, '_')
  const disposition = `attachment; filename="${name}"`
  return { status: 200, body: bytes, headers: { 'content-type': media.mimeType, 'content-disposition': disposition } }
}

export function isExpired(world: World, media: SimMedia): boolean {
  const lifeMs = media.origin === 'customer' ? INBOUND_MEDIA_MS : UPLOADED_MEDIA_MS
  return world.clock.now() - media.createdAt > lifeMs
}

/** Base64, as in message webhooks. */
export function webhookSha(world: World, media: SimMedia): string {
  return Buffer.from(world.faults.shaMismatch ? wrongSha(media) : media.sha256, 'hex').toString('base64')
}

function wrongSha(media: SimMedia): string {
  return createHash('sha256').update(`not ${media.sha256}`).digest('hex')
}

function urlHash(world: World, id: string, ext: string): string {
  return createHmac('sha256', world.state.app.secret).update(`${id}.${ext}`).digest('base64url')
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

type UploadForm = {
  fields: Record<string, string>
  file: { bytes: Buffer; filename: string; mimeType: string; isTruncated: boolean } | null
}

function readForm(request: IncomingMessage): Promise<UploadForm> {
  const type = request.headers['content-type']
  if (!type?.startsWith('multipart/form-data')) throw new GraphError(100, 'The upload must be multipart/form-data.')
  return new Promise((resolve, reject) => {
    const headers: BusboyHeaders = { ...request.headers, 'content-type': type }
    const parser = new Busboy({ headers, limits: { fileSize: LARGEST_MEDIA_BYTES, files: 1, fieldSize: 1024 } })
    const form: UploadForm = { fields: {}, file: null }
    parser.on('field', (name, value) => {
      form.fields[name] = value
    })
    parser.on('file', (name, stream, filename, _encoding, mimeType) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (name !== 'file') return
        const isTruncated = 'truncated' in stream && stream.truncated === true
        form.file = { bytes: Buffer.concat(chunks), filename, mimeType: bareMimeType(mimeType), isTruncated }
      })
    })
    parser.on('finish', () => resolve(form))
    parser.on('error', () => reject(new GraphError(100, 'The multipart body is malformed.')))
    request.on('aborted', () => reject(new GraphError(100, 'The upload was aborted.')))
    request.pipe(parser)
  })
}
