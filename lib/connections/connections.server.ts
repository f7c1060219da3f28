import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { clients, type Tx } from '../../db/client.ts'
import {
  type ConnectionRecord,
  findConnection,
  insertConnection,
  listConnections as listConnectionRows,
  updateConnection as updateConnectionRow,
} from '../../db/queries/connections.ts'
import { listUnfetchedMedia } from '../../db/queries/media.ts'
import { listPairsOfConnection } from '../../db/queries/sending.ts'
import { listTemplates as listTemplateRows } from '../../db/queries/templates.ts'
import { inTransaction, postgresCode } from '../../db/transaction.ts'
import type { connectionSchema } from '../api/endpoints/admin-endpoints.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { newId } from '../core/clock.server.ts'
import { env } from '../core/env.server.ts'
import { AppError } from '../core/errors.ts'
import { hasRole } from '../core/has-role.ts'
import type { ConnectionId } from '../core/ids.ts'
import { needsResealing } from '../core/secret-box.server.ts'
import { forgetWebhookConnections } from '../ingest/receive-webhook.server.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import type { Template } from '../messages/template.ts'
import { readTemplate } from '../messages/template-components.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { createConnectionSchema, type UpdateConnection } from './connection-input.ts'
import { type ConnectionSecrets, openConnectionSecrets, sealConnectionSecrets } from './connection-secrets.server.ts'

export type ConnectionView = z.infer<typeof connectionSchema>

/** All connections; what to set up at Meta only for admins. */
export async function listConnections(actor: Actor): Promise<ConnectionView[]> {
  return (await listConnectionRows(clients().db)).map((row) => describeConnection(row, actor))
}

function describeConnection(row: ConnectionRecord, actor: Actor): ConnectionView {
  const secrets = hasRole(actor.role, 'admin') ? openConnectionSecrets(row) : null
  return {
    id: row.id,
    key: row.key,
    channel: row.channel,
    name: row.name,
    displayNumber: row.displayNumber,
    phoneNumberId: row.phoneNumberId,
    wabaId: row.wabaId,
    timeZone: row.timeZone,
    defaultTier: row.defaultTier,
    isBotOn: row.isBotOn,
    status: row.status,
    problem: row.problem ?? null,
    createdAt: row.createdAt.toISOString(),
    setUp: secrets && {
      webhookUrl: `${env().APP_URL.replace(/\/$/, '')}/api/webhooks/meta/${row.key}`,
      verifyToken: secrets.verifyToken,
      hasAccessToken: secrets.accessToken !== null,
      appSecretCount: secrets.appSecrets.length,
    },
  }
}

/** Adds a WhatsApp number with a webhook address and verify token of its own. @throws AppError `conflict` when the number is connected already. */
export async function createConnection(actor: Actor, raw: z.input<typeof createConnectionSchema>): Promise<ConnectionView> {
  const input = createConnectionSchema.parse(raw)
  const id = newId() as ConnectionId // a fresh id is nobody else's
  const made = await inTransaction(async (tx) => {
    const isNew = await insertConnection(tx, {
      id,
      key: randomBytes(18).toString('base64url'),
      channel: input.channel,
      name: input.name,
      phoneNumberId: input.phoneNumberId,
      wabaId: input.wabaId,
      displayNumber: input.displayNumber.replace(/\D/g, ''),
      timeZone: input.timeZone,
      defaultTier: input.defaultTier,
      secrets: sealConnectionSecrets(id, { accessToken: input.accessToken, appSecrets: [input.appSecret], verifyToken: newVerifyToken() }),
    })
    if (!isNew) throw numberTaken()
    await audit(tx, actor, 'connection.created', id, { name: input.name })
    await enqueue(tx, 'sync-templates', { connectionId: id }, { onlyOnce: id })
    const changes = new Changes()
    changes.event({ type: 'connections.changed' })
    await changes.emit(tx)
    return findConnection(tx, id)
  })
  wakeRelay()
  if (!made) throw new Error('a connection just inserted must be found')
  return describeConnection(made, actor)
}

/** Changes a connection. A new access token, or activating, clears its problem; what waited goes out again. */
export async function updateConnection(actor: Actor, id: ConnectionId, input: UpdateConnection): Promise<ConnectionView> {
  const changed = await translatingTaken(() =>
    inTransaction(async (tx) => {
      const before = await findConnection(tx, id, 'for update')
      if (!before || before.removedAt) throw new AppError('not_found', { publicMessage: 'There is no such connection.' })
      const { accessToken, appSecret, dropOldAppSecrets, renewVerifyToken, status, displayNumber, ...plain } = input
      const isRepaired = status === 'active' || (accessToken !== undefined && before.status === 'needs_operator')
      await updateConnectionRow(tx, id, {
        ...plain,
        ...(displayNumber && { displayNumber: displayNumber.replace(/\D/g, '') }),
        ...(status && { status }),
        ...(isRepaired && { status: 'active' as const, problem: null }),
        secrets: sealConnectionSecrets(
          id,
          changeSecrets(openConnectionSecrets(before), { accessToken, appSecret, dropOldAppSecrets, renewVerifyToken }),
        ),
      })
      await audit(tx, actor, 'connection.changed', id, { changed: Object.keys(input) })
      if (isRepaired) await startAgain(tx, id)
      const changes = new Changes()
      changes.event({ type: 'connections.changed' })
      await changes.emit(tx)
      return findConnection(tx, id)
    }),
  )
  forgetWebhookConnections()
  wakeRelay()
  if (!changed) throw new Error('a connection just changed must be found')
  return describeConnection(changed, actor)
}

/** What waited while the connection was broken goes out. */
async function startAgain(tx: Tx, id: ConnectionId): Promise<void> {
  await enqueue(tx, 'sync-templates', { connectionId: id }, { onlyOnce: id })
  for (const mediaId of await listUnfetchedMedia(tx, id)) await enqueue(tx, 'fetch-media', { mediaId })
  for (const pair of await listPairsOfConnection(tx, id)) {
    await enqueue(tx, 'send-messages', pair, { onlyOnce: `${pair.connectionId}:${pair.customerId}` })
  }
}

/** Seals again what is still sealed with an older key, so that the key can be taken out of ENCRYPTION_KEY. */
export async function resealConnections(): Promise<void> {
  for (const connection of await listConnectionRows(clients().db)) {
    if (!needsResealing(connection.secrets)) continue
    await inTransaction(async (tx) => {
      const current = await findConnection(tx, connection.id, 'for update')
      if (!current || !needsResealing(current.secrets)) return
      await updateConnectionRow(tx, connection.id, { secrets: sealConnectionSecrets(connection.id, openConnectionSecrets(current)) })
    })
  }
}

/** Two changes may give two connections one number at the same moment: the index decides, and says so in words. */
async function translatingTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw postgresCode(error) === '23505' ? numberTaken() : error
  }
}

function numberTaken(): AppError {
  return new AppError('conflict', { publicMessage: 'This phone number id is connected already.' })
}

const keptAppSecrets = 3

function changeSecrets(
  before: ConnectionSecrets,
  input: Pick<UpdateConnection, 'accessToken' | 'appSecret' | 'dropOldAppSecrets' | 'renewVerifyToken'>,
): ConnectionSecrets {
  const appSecrets = input.appSecret
    ? [input.appSecret, ...before.appSecrets.filter((one) => one !== input.appSecret)].slice(0, keptAppSecrets)
    : before.appSecrets
  return {
    accessToken: input.accessToken ?? before.accessToken,
    appSecrets: input.dropOldAppSecrets ? appSecrets.slice(0, 1) : appSecrets,
    verifyToken: input.renewVerifyToken ? newVerifyToken() : before.verifyToken,
  }
}

function newVerifyToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Templates of a connection as the picker needs them. */
export async function listTemplates(connectionId: ConnectionId): Promise<Template[]> {
  return (await listTemplateRows(clients().db, connectionId)).map(readTemplate)
}

/** Asks for the templates to be read again. */
export async function requestTemplateSync(id: ConnectionId): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await findConnection(tx, id))) throw new AppError('not_found', { publicMessage: 'There is no such connection.' })
    await enqueue(tx, 'sync-templates', { connectionId: id }, { onlyOnce: id })
  })
}
