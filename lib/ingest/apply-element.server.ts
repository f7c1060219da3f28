import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { updateConnection } from '../../db/queries/connections.ts'
import { saveMarketingChoice } from '../../db/queries/customers.ts'
import type { WaitingDelivery } from '../../db/queries/deliveries.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { unreachable } from '../core/errors.ts'
import { log } from '../core/log.server.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { describeProviderCode } from '../messages/send-failure.ts'
import { appendSystemEntry } from './append-system-entry.server.ts'
import { applyMessage } from './apply-message.server.ts'
import { applyStatus } from './apply-status.server.ts'
import { count, type ElementResult, type IngestScope } from './ingest-scope.server.ts'
import type { DeliveryElement } from './parse-delivery.ts'
import { resolveCustomer } from './resolve-customer.server.ts'
import { isUserId, type ProviderPreference, phoneDigits } from './whatsapp-envelope.ts'

/** Applies one element of a delivery. Safe to run twice: each write is keyed by what the provider says. */
export async function applyElement(
  scope: IngestScope,
  element: DeliveryElement,
  arrivedUs: number,
  delivery: WaitingDelivery,
): Promise<ElementResult> {
  switch (element.kind) {
    case 'broken':
      return { kind: 'parked', cause: element.cause }
    case 'unknown':
      count(scope.totals, `unknown.${element.what}`)
      return { kind: 'ignored' }
    case 'message':
    case 'status':
    case 'preference': {
      const connection = connectionOf(scope, element, delivery)
      if (!connection)
        return { kind: 'parked', cause: { code: isConnected(scope, element) ? 'signed_by_another_app' : 'number_not_connected' } }
      if (element.kind === 'message') return applyMessage(scope, connection, element.message, element.contact, arrivedUs)
      if (element.kind === 'status') return applyStatus(scope, connection, element.status, delivery.id)
      return applyPreference(scope, connection, element.preference, arrivedUs)
    }
    case 'template_change':
      return syncTemplates(scope, element.wabaId, delivery)
    case 'account_change':
      return applyAccountChange(scope, element, delivery)
    case 'channel_error': {
      count(scope.totals, `channel_error:${element.error.code}`)
      return applyChannelError(scope, connectionOf(scope, element, delivery), element.error.code)
    }
    default:
      return unreachable(element)
  }
}

/** An app has one callback address for all its numbers: the number decides the connection, the address only when none is named (1.1, 1.2). */
export function connectionOf(
  scope: IngestScope,
  element: { phoneNumberId: string | undefined },
  delivery: WaitingDelivery,
): ConnectionRecord | undefined {
  if (element.phoneNumberId === undefined) return scope.connections.find((one) => one.id === delivery.connectionId)
  const named = scope.connections.find((one) => one.phoneNumberId === element.phoneNumberId)
  return named && isOfSameApp(scope, named, delivery) ? named : undefined
}

/** What one app signed speaks only for numbers of that app (1.2). */
function isOfSameApp(scope: IngestScope, named: ConnectionRecord, delivery: WaitingDelivery): boolean {
  if (named.id === delivery.connectionId) return true
  const deliveredTo = scope.connections.find((one) => one.id === delivery.connectionId)
  return deliveredTo !== undefined && appSecretsOf(deliveredTo).some((secret) => appSecretsOf(named).includes(secret))
}

/** Opened once for each batch, which reads the connections anew. */
const openedSecrets = new WeakMap<ConnectionRecord, string[]>()

/** None where they do not open (their key is gone): nobody can be shown to be of the same app then. */
function appSecretsOf(connection: ConnectionRecord): string[] {
  const known = openedSecrets.get(connection)
  if (known) return known
  let secrets: string[] = []
  try {
    secrets = openConnectionSecrets(connection).appSecrets
  } catch (error) {
    log.error({ err: error, connectionId: connection.id }, 'the secrets of a connection do not open; its app is taken for another')
  }
  openedSecrets.set(connection, secrets)
  return secrets
}

function isConnected(scope: IngestScope, { phoneNumberId }: { phoneNumberId: string | undefined }): boolean {
  return scope.connections.some((one) => one.phoneNumberId === phoneNumberId)
}

async function applyPreference(
  scope: IngestScope,
  connection: ConnectionRecord,
  preference: ProviderPreference,
  arrivedUs: number,
): Promise<ElementResult> {
  if (preference.value !== 'stop' && preference.value !== 'resume') {
    count(scope.totals, 'unknown.user_preference')
    return { kind: 'ignored' }
  }
  const userId = preference.user_id && isUserId(preference.user_id) ? preference.user_id : null
  const phone = phoneDigits(preference.wa_id) ?? null
  if (!userId && !phone) return { kind: 'parked', cause: { code: 'names_nobody' } }
  const customer = await resolveCustomer(
    scope,
    { userId, parentUserId: null, phone },
    { name: null, username: null, at: new Date(preference.timestamp * 1000) },
    { connection, arrivedUs },
  )
  const at = new Date(preference.timestamp * 1000)
  await appendSystemEntry(scope, {
    customerId: customer,
    connection,
    what: { event: preference.value === 'stop' ? 'marketing_stopped' : 'marketing_resumed' },
    occurredAt: at,
    arrivedUs,
    providerId: `preference:${preference.user_id ?? preference.wa_id}:${preference.timestamp}:${preference.value}`,
  })
  await saveMarketingChoice(scope.tx, customer)
  scope.changes.customer(customer)
  return { kind: 'done' }
}

async function syncTemplates(scope: IngestScope, wabaId: string | undefined, delivery: WaitingDelivery): Promise<ElementResult> {
  for (const connection of accountConnections(scope, wabaId, delivery)) {
    await enqueue(scope.tx, 'sync-templates', { connectionId: connection.id }, { onlyOnce: connection.id })
  }
  return { kind: 'done' }
}

/** Account webhooks name no number: they are about every connection of the account (2.8). */
function accountConnections(scope: IngestScope, wabaId: string | undefined, delivery: WaitingDelivery): ConnectionRecord[] {
  const ofAccount = scope.connections.filter((one) => wabaId !== undefined && one.wabaId === wabaId)
  if (ofAccount.length > 0) return ofAccount.filter((one) => isOfSameApp(scope, one, delivery))
  return scope.connections.filter((one) => one.id === delivery.connectionId)
}

const grave = new Set(['ACCOUNT_VIOLATION', 'ACCOUNT_RESTRICTION', 'DISABLED_UPDATE', 'ACCOUNT_DELETED'])

async function applyAccountChange(
  scope: IngestScope,
  element: Extract<DeliveryElement, { kind: 'account_change' }>,
  delivery: WaitingDelivery,
): Promise<ElementResult> {
  const event = typeof element.value.event === 'string' ? element.value.event : null
  count(scope.totals, `account:${element.field}${event ? `:${event.replace(/[^\w]/g, '?').slice(0, 60)}` : ''}`)
  if (element.field !== 'account_update' || !event || !grave.has(event)) return { kind: 'done' }
  for (const connection of accountConnections(scope, element.wabaId, delivery)) {
    await updateConnection(scope.tx, connection.id, { problem: { code: null, reason: `account.${event}`, at: new Date().toISOString() } })
  }
  scope.changes.event({ type: 'connections.changed' })
  return { kind: 'done' }
}

async function applyChannelError(scope: IngestScope, connection: ConnectionRecord | undefined, code: number): Promise<ElementResult> {
  if (connection && describeProviderCode(code).action === 'needs_operator') {
    await updateConnection(scope.tx, connection.id, {
      problem: { code, reason: describeProviderCode(code).reason, at: new Date().toISOString() },
    })
    scope.changes.event({ type: 'connections.changed' })
  }
  return { kind: 'done' }
}
