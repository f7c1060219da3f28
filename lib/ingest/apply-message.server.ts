import type { ConnectionRecord } from '../../db/queries/connections.ts'
import {
  type ConversationRecord,
  findLatestConversation,
  insertConversation,
  prolongWindow,
  updateConversation,
} from '../../db/queries/conversations.ts'
import { findEntryByProviderId, insertEntry, listEntryIdsQuoting, saveReaction } from '../../db/queries/entries.ts'
import { insertMedia } from '../../db/queries/media.ts'
import { mayBeAcknowledged } from '../acknowledgements/acknowledgement-rule.ts'
import { planInboundChange, reopensConversation } from '../conversations/plan-inbound.ts'
import { newId } from '../core/clock.server.ts'
import { unreachable } from '../core/errors.ts'
import type { ConversationId, CustomerId, EntryId, MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { beginRecording } from '../recordings/begin-recording.server.ts'
import { makePreview } from '../timeline/make-preview.ts'
import { makePosition } from '../timeline/position.ts'
import { appendSystemEntry } from './append-system-entry.server.ts'
import { applyIdentityChange } from './apply-identity-change.server.ts'
import { changeMessage, changesWaitingFor, previewAfter } from './change-message.server.ts'
import { count, type ElementResult, type IngestScope } from './ingest-scope.server.ts'
import type { ChangedMessage } from './merge-message-changes.ts'
import { type IncomingFile, type ReadMessage, readMessage } from './read-message.ts'
import { resolveCustomer } from './resolve-customer.server.ts'
import { isUserId, type ProviderContact, type ProviderMessage, phoneDigits } from './whatsapp-envelope.ts'

/** The provider's reply window (whatsapp-messages.md 7.1). */
export const windowMs = 24 * 60 * 60 * 1000

/** Applies one inbound message: to a new entry, or to the one it is about. */
export async function applyMessage(
  scope: IngestScope,
  connection: ConnectionRecord,
  message: ProviderMessage,
  contact: ProviderContact | undefined,
  arrivedUs: number,
): Promise<ElementResult> {
  const read = readMessage(message)
  if (read.kind === 'ignored') {
    count(scope.totals, `ignored:${read.why}`)
    return { kind: 'ignored' }
  }
  if (read.kind === 'identity') return applyIdentityChange(scope, connection, message, read, arrivedUs)
  const existing = await findEntryByProviderId(scope.tx, connection.id, message.id)
  if (existing) return { kind: 'duplicate', entryId: existing.id }
  const facts = senderOf(message, contact)
  if (!facts.userId && !facts.phone) return { kind: 'parked', cause: { code: 'names_nobody' } }
  const occurredAt = new Date(message.timestamp * 1000)
  const profile = {
    name: contact?.profile?.name ?? null,
    username: contact?.profile?.username?.replace(/^@/, '') ?? null,
    at: occurredAt,
  }
  const customerId = await resolveCustomer(scope, facts, profile, { connection, arrivedUs })
  const sent: Sent = { scope, connection, message, customerId, occurredAt, arrivedUs }
  switch (read.kind) {
    case 'entry':
      return addEntry(sent, read)
    case 'reaction':
      return addReaction(sent, read)
    case 'edit':
    case 'revoke':
      return changeMessage(scope, { connection, providerId: message.id, customerId, position: positionOf(sent) }, read)
    default:
      return unreachable(read)
  }
}

type Sent = {
  scope: IngestScope
  connection: ConnectionRecord
  message: ProviderMessage
  customerId: CustomerId
  occurredAt: Date
  arrivedUs: number
}

/** The place of what makes no entry of its own among others of its kind. */
function positionOf({ message, occurredAt, arrivedUs }: Pick<Sent, 'message' | 'occurredAt' | 'arrivedUs'>): string {
  return makePosition({ occurredAtMs: occurredAt.getTime(), arrivedUs, id: message.id })
}

/** Section 2.3: the message's own fields, else its contact; a user id has been seen where a phone belongs. */
export function senderOf(message: ProviderMessage, contact: ProviderContact | undefined) {
  const candidates = [message.from_user_id, contact?.user_id, message.from, contact?.wa_id]
  return {
    userId: candidates.find((value) => value !== undefined && isUserId(value)) ?? null,
    parentUserId: message.from_parent_user_id ?? contact?.parent_user_id ?? null,
    phone: phoneDigits(message.from) ?? phoneDigits(contact?.wa_id) ?? null,
  }
}

async function addEntry(sent: Sent, read: Extract<ReadMessage, { kind: 'entry' }>): Promise<ElementResult> {
  const { scope, connection, message, customerId, occurredAt, arrivedUs } = sent
  if (read.unknownType) count(scope.totals, `unknown.type:${read.unknownType.slice(0, 60)}`)
  const conversation = await conversationFor(scope, connection, customerId, occurredAt, arrivedUs)
  const id = newId() as EntryId // a fresh id is nobody else's
  const changed = await changesWaitingFor(scope, connection, message.id)
  const { row, preview } = makeInboundEntry(sent, read, conversation.id, id, changed)
  const { position } = row
  const isNew = await insertEntry(scope.tx, row)
  // The provider repeats to every subscribed app: another connection's delivery may bring the same message at this moment.
  if (!isNew) return { kind: 'duplicate', entryId: null }
  if (read.file) await addFile(scope, { connectionId: connection.id, customerId, entryId: id }, read.file)
  if (read.opensWindow) {
    const closesAt = new Date(occurredAt.getTime() + windowMs)
    await prolongWindow(scope.tx, { customerId, connectionId: connection.id, closesAt, providerId: message.id })
  }
  const isNewest = position > (conversation.lastInboundPosition ?? '')
  await updateConversation(scope.tx, conversation.id, {
    ...planInboundChange(conversation, { position, occurredAt, receivedAt: new Date(arrivedUs / 1000), preview }),
    // Answers go where the customer last spoke: a late message does not lead them back.
    ...(isNewest && { connectionId: connection.id, channel: connection.channel }),
  })
  if (isNewest) await enqueue(scope.tx, 'route-entry', { entryId: id }, { onlyOnce: id })
  if (mayBeAcknowledged(row)) await enqueue(scope.tx, 'acknowledge-entry', { entryId: id }, { onlyOnce: id })
  for (const quoting of await listEntryIdsQuoting(scope.tx, connection.id, [message.id])) scope.changes.entry(quoting)
  scope.changes.entry(id)
  scope.changes.conversation(conversation.id)
  return { kind: 'shown', entryId: id }
}

/** The row of an inbound entry and the line the inbox shows for it; `changed` is what its writer changed about it before it came. */
export function makeInboundEntry(
  { connection, message, customerId, occurredAt, arrivedUs }: Omit<Sent, 'scope'>,
  read: Extract<ReadMessage, { kind: 'entry' }>,
  conversationId: ConversationId,
  id: EntryId,
  changed: ChangedMessage = {},
) {
  const row = {
    id,
    position: makePosition({ occurredAtMs: occurredAt.getTime(), arrivedUs, id }),
    customerId,
    conversationId,
    connectionId: connection.id,
    channel: connection.channel,
    kind: read.body.kind,
    direction: 'in' as const,
    providerId: message.id,
    replyToProviderId: message.context?.id ?? null,
    authorKind: 'customer' as const,
    authorId: customerId,
    text: changed.text ?? read.text,
    body: read.body,
    isDeleted: changed.isDeleted ?? false,
    occurredAt,
    receivedAt: new Date(arrivedUs / 1000),
  }
  const preview = makePreview({ body: read.body, text: row.text, fileType: read.file?.type ?? null, direction: 'in', status: null })
  return { row, preview: row.isDeleted ? previewAfter(preview, row) : preview }
}

type FileOwner = { connectionId: ConnectionRecord['id']; customerId: CustomerId; entryId: EntryId }

/** Puts a file that came with an entry beside it, and has it fetched. */
export async function addFile(scope: IngestScope, { connectionId, customerId, entryId }: FileOwner, file: IncomingFile): Promise<void> {
  const id = newId() as MediaId // a fresh id is nobody else's
  await insertMedia(scope.tx, [
    {
      id,
      connectionId,
      customerId,
      entryId,
      direction: 'in',
      type: file.type,
      state: file.failure ?? 'pending',
      providerMediaId: file.providerMediaId,
      providerUrl: file.url,
      declaredMimeType: file.mimeType,
      declaredSha256: file.sha256,
      filename: file.filename,
    },
  ])
  await beginRecording(scope.tx, { mediaId: id, entryId, customerId, type: file.type, state: file.failure ?? 'pending' }, 'customer')
  if (!file.failure) await enqueue(scope.tx, 'fetch-media', { mediaId: id })
}

/** The customer's going-on conversation, one resolved less than 24 hours ago opened again, or a new one (design.md, decision 2). */
async function conversationFor(
  scope: IngestScope,
  connection: ConnectionRecord,
  customerId: CustomerId,
  occurredAt: Date,
  arrivedUs: number,
): Promise<ConversationRecord> {
  const latest = await findLatestConversation(scope.tx, customerId)
  if (latest && latest.status !== 'resolved') return latest
  const now = new Date(arrivedUs / 1000)
  if (latest && reopensConversation(latest.resolvedAt, now)) {
    await updateConversation(scope.tx, latest.id, { status: 'open', resolvedAt: null, resolvedById: null })
    await appendSystemEntry(scope, {
      customerId,
      connection,
      conversationId: latest.id,
      what: { event: 'conversation_reopened' },
      occurredAt: now,
      arrivedUs: arrivedUs - 1,
      providerId: null,
    })
    return { ...latest, status: 'open', resolvedAt: null }
  }
  const id = newId() as ConversationId // a fresh id is nobody else's
  await insertConversation(scope.tx, {
    id,
    customerId,
    connectionId: connection.id,
    channel: connection.channel,
    tier: connection.defaultTier,
    openedAt: occurredAt,
    lastActivityAt: now,
  })
  const made = await findLatestConversation(scope.tx, customerId)
  if (!made) throw new Error('a conversation just inserted must be found')
  return made
}

async function addReaction(
  { scope, connection, message, customerId, occurredAt, arrivedUs }: Sent,
  read: Extract<ReadMessage, { kind: 'reaction' }>,
): Promise<ElementResult> {
  const isNews = await saveReaction(scope.tx, {
    connectionId: connection.id,
    targetProviderId: read.targetProviderId,
    authorKind: 'customer',
    authorId: customerId,
    emoji: read.emoji,
    at: occurredAt,
    position: positionOf({ message, occurredAt, arrivedUs }),
  })
  if (!isNews) return { kind: 'duplicate', entryId: null }
  const target = await findEntryByProviderId(scope.tx, connection.id, read.targetProviderId)
  if (target) scope.changes.entry(target.id)
  return { kind: 'done' }
}
