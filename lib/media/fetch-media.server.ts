import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { type ConnectionRecord, findConnection } from '../../db/queries/connections.ts'
import { findMedia, type MediaRecord, settleMedia } from '../../db/queries/media.ts'
import { inTransaction } from '../../db/transaction.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { callGraph } from '../connections/graph-client.server.ts'
import { providerInteger } from '../core/decimal.ts'
import { env } from '../core/env.server.ts'
import type { MediaId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { endRecording } from '../recordings/end-recording.server.ts'
import { hasSound } from '../recordings/plan-recording.ts'
import { compareHash, hashFile, makeThumbnail, sniffMimeType } from './inspect-file.server.ts'
import { mediaStore } from './media-store.server.ts'
import { maxInboundBytes } from './media-types.ts'
import { FileTooLarge, withTemporaryFile, writeBounded } from './temporary-file.server.ts'

const lookUpSchema = z.looseObject({ url: z.string(), file_size: providerInteger.optional().catch(undefined) })
const downloadMs = 120_000
/** A provider that says "not found" for this long means it; before that it may be its own trouble. */
const believedGoneMs = 60 * 60 * 1000
/** An inbound file stays at the provider for seven days (whatsapp-messages.md 5). */
const keptMs = 7 * 24 * 60 * 60 * 1000

/** A try that the provider made fail (not reached, refused, broke off). Whatever else is thrown is a fault of ours. */
export class ProviderFault extends Error {}

/**
 * Fetches a received file: by the address in the webhook, and when that has expired (it lives five minutes) by a fresh
 * one. Sniffs, hashes, stores, makes a thumbnail. Running it again finds the file settled and does nothing.
 * @throws ProviderFault when the provider does not give it now; any other Error for a fault of ours. The job tries again.
 */
export async function fetchMedia(id: MediaId): Promise<void> {
  const { db } = clients()
  const file = await findMedia(db, id)
  if (!file || file.state === 'stored' || file.state === 'too_large' || !file.connectionId) return
  const connection = await findConnection(db, file.connectionId)
  if (!connection) return
  await withTemporaryFile(async (path) => {
    const outcome = await download(file, connection, path)
    if (outcome === 'too_large' || outcome === 'expired') return settle(file, { state: outcome })
    await settle(file, await storeFile(file, path))
  })
}

async function download(file: MediaRecord, connection: ConnectionRecord, path: string): Promise<'ok' | 'too_large' | 'expired'> {
  const { accessToken } = openConnectionSecrets(connection)
  if (!accessToken) throw new Error('the connection has no access token')
  const first = file.providerUrl ? await tryDownload(file.providerUrl, accessToken, path) : 'gone'
  if (first !== 'gone' && first !== 'foreign_host') return first
  const found = await callGraph({
    path: `${encodeURIComponent(file.providerMediaId ?? '')}?phone_number_id=${connection.phoneNumberId}`,
    accessToken,
  })
  if (found.kind === 'refused') {
    const isGone = found.code === 100 || found.code === 803 || found.status === 404
    if (isGone && Date.now() - file.createdAt.getTime() > believedGoneMs) return 'expired'
    throw new ProviderFault(`the provider refused to look the file up (${found.code})`)
  }
  const parsed = found.kind === 'ok' ? lookUpSchema.safeParse(found.data) : null
  if (!parsed?.success) throw new ProviderFault('the provider did not say where the file is')
  if ((parsed.data.file_size ?? 0) > maxInboundBytes) return 'too_large'
  const second = await tryDownload(parsed.data.url, accessToken, path)
  if (second === 'foreign_host') throw new Error('the provider keeps the file at a host that is not in MEDIA_HOSTS')
  if (second !== 'gone') return second
  if (Date.now() - file.createdAt.getTime() > keptMs) return 'expired'
  throw new ProviderFault('a fresh address did not lead to the file')
}

/** The token goes only to hosts the operator named: a webhook's URL is text from outside. */
async function tryDownload(url: string, accessToken: string, path: string): Promise<'ok' | 'too_large' | 'gone' | 'foreign_host'> {
  if (!isAllowedHost(url)) {
    log.warn({ host: hostOf(url) }, 'a media address points to a host that is not in MEDIA_HOSTS')
    return 'foreign_host'
  }
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(downloadMs),
  }).catch((cause) => {
    throw new ProviderFault('the provider could not be reached for the download', { cause })
  })
  if (response.status === 404 || response.status === 401 || response.status === 403 || response.status === 410) {
    await response.body?.cancel()
    return 'gone'
  }
  if (!response.ok || !response.body) throw new ProviderFault(`the provider answered ${response.status} to the download`)
  try {
    await writeBounded(fromProvider(response.body), path, maxInboundBytes)
    return 'ok'
  } catch (error) {
    if (error instanceof FileTooLarge) return 'too_large'
    throw error
  }
}

/** The bytes of a download. A connection that breaks is told from a disk that is full: only reading is the provider's. */
async function* fromProvider(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch((cause) => {
        throw new ProviderFault('the download broke off', { cause })
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await chunks.return?.()
  }
}

function isAllowedHost(url: string): boolean {
  const { GRAPH_BASE_URL, MEDIA_HOSTS } = env()
  const host = hostOf(url)
  const isPlainOnPurpose = new URL(GRAPH_BASE_URL).protocol === 'http:'
  if (host === null || (!url.startsWith('https:') && !isPlainOnPurpose)) return false
  return host === new URL(GRAPH_BASE_URL).host || MEDIA_HOSTS.includes(host)
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null
}

async function storeFile(file: MediaRecord, path: string): Promise<Partial<MediaRecord>> {
  const [hash, mimeType] = await Promise.all([hashFile(path), sniffMimeType(path, file.declaredMimeType)])
  const hashMatches = compareHash(file.declaredSha256, hash)
  if (hashMatches === 'no') log.warn({ mediaId: file.id }, 'a file does not have the hash the provider declared')
  const stored = await putWithThumbnail(file.id, path, mimeType)
  return { state: 'stored', mimeType, sha256: hash.toString('hex'), hashMatches, storedAt: new Date(), failure: null, ...stored }
}

/** Puts a file and its thumbnail in the store, under keys made of its id. */
export async function putWithThumbnail(id: MediaId, path: string, mimeType: string) {
  const store = mediaStore()
  const storageKey = `${id.slice(-2)}/${id}`
  const { size } = await stat(path)
  await store.putFile(storageKey, path, mimeType)
  const picture = await makeThumbnail(path, mimeType)
  if (picture) await store.putFile(`${storageKey}.thumbnail`, picture.thumbnailPath, 'image/webp')
  return {
    storageKey,
    sizeBytes: size,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    thumbnailKey: picture ? `${storageKey}.thumbnail` : null,
  }
}

/**
 * A round of tries failed. While the provider keeps the file the entry goes on saying that it is being fetched, and the
 * sweeper begins another round; after that it says that the file is gone.
 */
export async function endFetchRound(id: MediaId): Promise<void> {
  const file = await findMedia(clients().db, id)
  if (file?.state === 'pending' && Date.now() - file.createdAt.getTime() > keptMs) await settle(file, { state: 'expired' })
}

async function settle(file: MediaRecord, change: Partial<MediaRecord>): Promise<void> {
  await inTransaction(async (tx) => {
    const settled = await settleMedia(tx, file.id, change)
    if (!settled?.entryId) return
    if (settled.state === 'stored' && hasSound(settled.type))
      await enqueue(tx, 'read-recording', { mediaId: settled.id }, { onlyOnce: settled.id })
    if (settled.state === 'expired' || settled.state === 'too_large') await endRecording(tx, settled.id, settled.state)
    const changes = new Changes()
    changes.entry(settled.entryId)
    await changes.emit(tx)
  })
}
