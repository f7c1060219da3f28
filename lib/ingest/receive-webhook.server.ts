import { createHash } from 'node:crypto'
import { clients } from '../../db/client.ts'
import { findConnectionByKey } from '../../db/queries/connections.ts'
import { type ConnectionSecrets, openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { isoFromUs, nowUs } from '../core/clock.server.ts'
import type { ConnectionId } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { webhookAnswers } from '../core/metrics.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { isSameText } from '../core/same-text.server.ts'
import { DeliveryWriter } from './delivery-writer.server.ts'
import { wakeIngest } from './ingest-loop.server.ts'
import { isSignedBy } from './verify-signature.server.ts'

/** Largest body taken: the provider sends up to 3 MB (whatsapp-messages.md 1.3, "Size"). */
export const maxWebhookBytes = 4 * 1024 * 1024

export type WebhookRequest = {
  method: string
  connectionKey: string
  query: URLSearchParams
  signature: string | undefined
  body: Buffer
}
export type WebhookAnswer = { status: number; body: string }

/**
 * The whole of a webhook request: verification (GET), or a signed delivery (POST) that is stored before it is
 * understood and answered with 200 only from the stored row. The same function serves server.ts and the Next route.
 */
export async function receiveWebhook(request: WebhookRequest): Promise<WebhookAnswer> {
  const answer = await decideAnswer(request)
  webhookAnswers.inc({ status: String(answer.status) })
  return answer
}

async function decideAnswer(request: WebhookRequest): Promise<WebhookAnswer> {
  if (request.method !== 'GET' && request.method !== 'POST') return { status: 405, body: 'Method not allowed' }
  const receivedUs = nowUs()
  try {
    const connection = await knownConnection(request.connectionKey)
    if (!connection) return { status: 404, body: 'Unknown connection' }
    if (request.method === 'GET') return verifySubscription(connection.secrets, request.query)
    if (!isSignedBy(connection.secrets.appSecrets, request.body, request.signature))
      return { status: 401, body: 'Signature does not match' }
    const stored = writer().write({
      connectionId: connection.id,
      dedupeKey: createHash('sha256').update(request.body).digest('base64url'),
      body: request.body,
      receivedAt: isoFromUs(receivedUs),
    })
    wakeIngest(connection.id, stored)
    await stored
    return { status: 200, body: 'ok' }
  } catch (error) {
    // Not stored, so not 200: the provider sends it again.
    log.error({ err: error }, 'webhook not stored')
    return { status: 503, body: 'Not stored, send again' }
  }
}

/** Section 1.1: the challenge goes back as it came, as plain text. */
function verifySubscription(secrets: ConnectionSecrets, query: URLSearchParams): WebhookAnswer {
  const isOurs =
    query.get('hub.mode') === 'subscribe' &&
    secrets.verifyToken !== null &&
    isSameText(query.get('hub.verify_token') ?? '', secrets.verifyToken)
  return isOurs ? { status: 200, body: query.get('hub.challenge') ?? '' } : { status: 403, body: 'Verify token does not match' }
}

type KnownConnection = { id: ConnectionId; secrets: ConnectionSecrets }
type Cached = { connection: KnownConnection | null; until: number }

/** How long a connection's secrets are remembered: a rotated secret counts within this time. */
const rememberMs = 5_000

function remembered(): Map<string, Cached> {
  return processSingleton('webhook-connections', () => new Map())
}

async function knownConnection(key: string): Promise<KnownConnection | null> {
  const cache = remembered()
  const cached = cache.get(key)
  if (cached && cached.until > Date.now()) return cached.connection
  const row = key.length <= 200 && !key.includes('\u0000') ? await findConnectionByKey(clients().db, key) : null
  const connection = row ? { id: row.id, secrets: openConnectionSecrets(row) } : null
  if (cache.size > 1_000) cache.clear() // guessed keys must not fill the memory
  cache.set(key, { connection, until: Date.now() + rememberMs })
  return connection
}

/** Forgets remembered secrets at once, after an admin changed them in this process. */
export function forgetWebhookConnections(): void {
  remembered().clear()
}

function writer(): DeliveryWriter {
  return processSingleton('delivery-writer', () => new DeliveryWriter(clients().sql))
}
