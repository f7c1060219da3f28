import type { Tx } from '../../db/client.ts'
import { listOpenConversationIds } from '../../db/queries/conversations.ts'
import { attachIdentities, findIdentities, savePhone } from '../../db/queries/customers.ts'
import type { CustomerId } from '../core/ids.ts'
import type { Changes } from '../realtime/changes.server.ts'

/** Whom a status was about, as the provider named them at an instant. */
export type Recipient = { userId: string | null; phone: string | null; at: Date }

/**
 * A status names its recipient by user id even when we sent to a phone number (whatsapp-messages.md 2.3, presence
 * matrix): what was missing is learned, so that a customer who later hides their number is still recognised. An address
 * that somebody else holds is left alone; only their own message may merge people.
 */
export async function learnIdentity(tx: Tx, changes: Changes, customerId: CustomerId, { userId, phone, at }: Recipient): Promise<void> {
  const told = [
    ...(userId ? [{ kind: 'whatsapp_user' as const, value: userId }] : []),
    ...(phone ? [{ kind: 'whatsapp' as const, value: phone }] : []),
  ]
  const known = await findIdentities(tx, told)
  const missing = told.filter((one) => !known.some((other) => other.kind === one.kind && other.value === one.value))
  if (missing.length === 0) return
  await attachIdentities(tx, customerId, missing, at)
  if (await savePhone(tx, customerId)) for (const id of await listOpenConversationIds(tx, [customerId])) changes.conversation(id)
  changes.customer(customerId)
}
