import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { clients } from '../../db/client.ts'
import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { type MediaRecord, updateMedia } from '../../db/queries/media.ts'
import { callGraph, type GraphResult } from '../connections/graph-client.server.ts'
import { mediaStore } from '../media/media-store.server.ts'

const uploadSchema = z.looseObject({ id: z.coerce.string().min(1) })
/** An upload lives 30 days at the provider (whatsapp-messages.md 5); a day less keeps us off the edge. */
const keptMs = 29 * 24 * 60 * 60 * 1000

export type UploadResult = { kind: 'ok'; providerMediaId: string } | { kind: 'failed'; result: Exclude<GraphResult, { kind: 'ok' }> }

/**
 * Brings a file of ours to the provider, once: the id is kept and used again while it lives. Uploading twice does no
 * harm (an unused upload is never shown), so an unknown outcome counts as not reached.
 */
export async function uploadToProvider(connection: ConnectionRecord, accessToken: string, file: MediaRecord): Promise<UploadResult> {
  if (file.providerMediaId && file.connectionId === connection.id && file.providerExpiresAt && file.providerExpiresAt > new Date()) {
    return { kind: 'ok', providerMediaId: file.providerMediaId }
  }
  if (!file.storageKey) throw new Error('a file to send must be stored')
  const type = file.mimeType === 'audio/ogg' ? 'audio/ogg; codecs=opus' : (file.mimeType ?? 'application/octet-stream')
  const bytes = await buffer(await mediaStore().read(file.storageKey))
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', type)
  form.set('file', new File([new Uint8Array(bytes)], file.filename ?? 'file', { type }))
  const result = await callGraph({ path: `${connection.phoneNumberId}/media`, method: 'POST', form, accessToken })
  if (result.kind === 'unknown') return { kind: 'failed', result: { kind: 'unreached' } }
  if (result.kind !== 'ok') return { kind: 'failed', result }
  const { id } = uploadSchema.parse(result.data)
  await updateMedia(clients().db, file.id, { providerMediaId: id, providerExpiresAt: new Date(Date.now() + keptMs) })
  return { kind: 'ok', providerMediaId: id }
}
