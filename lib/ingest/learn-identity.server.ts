import { listOpenConversationIds } from '../../db/queries/conversations.ts'
import { attachIdentities, findIdentities, savePhone } from '../../db/queries/customers.ts'
import type { CustomerId } from '../core/ids.ts'
import type { IngestScope } from './ingest-scope.server.ts'
import { isUserId, type ProviderStatus, phoneDigits } from './whatsapp-envelope.ts'

/**
 * A status names its recipient by user id even when we sent to a phone number (whatsapp-messages.md 2.3, presence
 * matrix): what was missing is learned, so that a customer who later hides their number is still recognised. An address
 * that somebody else holds is left alone; only their own message may merge people.
 */
export async function learnIdentity(scope: IngestScope, customerId: CustomerId, status: ProviderStatus): Promise<void> {
  const userId = status.recipient_user_id
  const phone = phoneDigits(status.recipient_id)
  const told = [
    ...(userId && isUserId(userId) ? [{ kind: 'whatsapp_user' as const, value: userId }] : []),
    ...(phone ? [{ kind: 'whatsapp' as const, value: phone }] : []),
  ]
  const known = await findIdentities(scope.tx, told)
  const missing = told.filter((one) => !known.some((other) => other.kind === one.kind && other.value === one.value))
  if (missing.length === 0) return
  await attachIdentities(scope.tx, customerId, missing, new Date(status.timestamp * 1000))
  if (await savePhone(scope.tx, customerId))
    for (const id of await listOpenConversationIds(scope.tx, [customerId])) scope.changes.conversation(id)
  scope.changes.customer(customerId)
}
