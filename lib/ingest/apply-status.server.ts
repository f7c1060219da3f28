import type { ConnectionRecord } from '../../db/queries/connections.ts'
import { findAttemptOfStatus, insertStatus } from '../../db/queries/sending.ts'
import { learnIdentity } from '../customers/learn-identity.server.ts'
import { settleStatuses } from '../messages/settle-statuses.server.ts'
import { count, type ElementResult, type IngestScope } from './ingest-scope.server.ts'
import { isUserId, type ProviderStatus, phoneDigits } from './whatsapp-envelope.ts'

const knownStatuses = new Set(['sent', 'delivered', 'read', 'played', 'failed'])

/**
 * Applies one status (whatsapp-messages.md 3): kept once per kind, then merged into the attempt it is about. It may come
 * before our own commit, in any order, and more than once; without an attempt it is kept until one claims it.
 */
export async function applyStatus(
  scope: IngestScope,
  connection: ConnectionRecord,
  status: ProviderStatus,
  deliveryId: number,
): Promise<ElementResult> {
  if (!knownStatuses.has(status.status)) {
    count(scope.totals, `unknown.status:${status.status.replace(/[^\w.-]/g, '?')}`)
    return { kind: 'ignored' }
  }
  const attempt = await findAttemptOfStatus(scope.tx, connection.id, status.id, status.biz_opaque_callback_data ?? null)
  const recipient = recipientOf(status)
  const row = {
    connectionId: connection.id,
    providerId: status.id,
    status: status.status as 'sent' | 'delivered' | 'read' | 'played' | 'failed', // checked against knownStatuses above
    participant: status.recipient_participant_id ?? status.recipient_participant_user_id ?? '',
    at: new Date(status.timestamp * 1000),
    attemptId: attempt?.id ?? null,
    callbackData: status.biz_opaque_callback_data?.slice(0, 512) ?? null,
    errorCode: status.errors?.[0]?.code ?? null,
    pricing: status.pricing
      ? { model: status.pricing.pricing_model ?? null, type: status.pricing.type ?? null, category: status.pricing.category ?? null }
      : null,
    deliveryId,
    // For the attempt that claims it: settled at once, it needs no copy.
    ...(!attempt && { recipientUserId: recipient.userId, recipientPhone: recipient.phone }),
  }
  const isNews = await insertStatus(scope.tx, row)
  if (!isNews) return { kind: 'duplicate', entryId: attempt?.entryId ?? null }
  if (!attempt) return { kind: 'done' }
  await learnIdentity(scope.tx, scope.changes, attempt.customerId, { ...recipient, at: row.at })
  await settleStatuses(scope.tx, scope.changes, { ...attempt, providerId: attempt.providerId ?? status.id }, [row])
  return { kind: 'done' }
}

/** In a group `recipient_id` is the group, and a participant is somebody else than the customer (3.1). */
function recipientOf(status: ProviderStatus): { userId: string | null; phone: string | null } {
  const isGroup =
    status.recipient_type === 'group' || status.recipient_participant_id !== undefined || status.recipient_participant_user_id !== undefined
  if (isGroup) return { userId: null, phone: null }
  const userId = status.recipient_user_id
  return { userId: userId && isUserId(userId) ? userId : null, phone: phoneDigits(status.recipient_id) ?? null }
}
