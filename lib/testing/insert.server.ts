// Rows for tests that need something to be there already; state only what the test is about.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/client.ts'
import { findIdentities } from '../../db/queries/customers.ts'
import { insertEntry } from '../../db/queries/entries.ts'
import { insertAttempt } from '../../db/queries/sending.ts'
import type { AttemptId, ConnectionId, ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import type { IdentityKind } from '../customers/customer.ts'
import { makePosition } from '../timeline/position.ts'

/** The customer known by an address. @throws Error when there is none. */
export async function customerBy(tx: Tx, kind: IdentityKind, value: string): Promise<CustomerId> {
  const known = await findIdentities(tx, [{ kind, value }])
  const holder = known.find((one) => !one.isRetired) ?? known[0]
  if (!holder) throw new Error(`nobody is known as ${kind} ${value}`)
  return holder.customerId
}

/** A text of ours that the provider has taken, with the attempt that sent it. */
export async function insertSent(
  tx: Tx,
  input: {
    customerId: CustomerId
    connectionId: ConnectionId
    conversationId?: ConversationId | null
    providerId: string | null
    state?: MessageStatus
    text?: string
    at?: Date
  },
): Promise<{ entryId: EntryId; attemptId: AttemptId }> {
  const entryId = randomUUID() as EntryId // made here, for one row
  const attemptId = randomUUID() as AttemptId // made here, for one row
  const at = input.at ?? new Date()
  const state = input.state ?? 'accepted'
  await insertEntry(tx, {
    id: entryId,
    position: makePosition({ occurredAtMs: at.getTime(), arrivedUs: at.getTime() * 1000, id: entryId }),
    customerId: input.customerId,
    conversationId: input.conversationId ?? null,
    connectionId: input.connectionId,
    channel: 'whatsapp',
    kind: 'message',
    direction: 'out',
    providerId: input.providerId,
    authorKind: 'agent',
    authorName: 'Sam',
    text: input.text ?? 'Ons antwoord',
    body: { v: 1, kind: 'message', content: { type: 'text' }, forwarded: 'no', referral: null },
    status: state,
    statusAt: at,
    attempt: 1,
    occurredAt: at,
    receivedAt: at,
  })
  const { customerId, connectionId, providerId } = input
  await insertAttempt(tx, { id: attemptId, entryId, customerId, connectionId, number: 1, state, providerId, createdAt: at })
  return { entryId, attemptId }
}
