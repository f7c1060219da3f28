import type { ConnectionRecord } from '../../db/queries/connections.ts'
import {
  type ConversationRecord,
  findLatestConversation,
  insertConversation,
  prolongWindow,
  updateConversation,
} from '../../db/queries/conversations.ts'
import {
  attachIdentities,
  findCustomerRows,
  findIdentities,
  mergeCustomerRows,
  retireIdentities,
  updateCustomer,
} from '../../db/queries/customers.ts'
import { findEntryByProviderId, insertEntry, listEntryIdsQuoting, saveReaction, updateEntry } from '../../db/queries/entries.ts'
import { insertMedia } from '../../db/queries/media.ts'
import { planInboundChange, reopensConversation } from '../conversations/plan-inbound.ts'
import { newId } from '../core/clock.server.ts'
import { unreachable } from '../core/errors.ts'
import type { ConversationId, CustomerId, EntryId, MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { makePreview } from '../timeline/make-preview.ts'
import { makePosition } from '../timeline/position.ts'
import type { SystemEvent } from '../timeline/timeline-entry.ts'
import { count, type ElementResult, type IngestScope } from './ingest-scope.server.ts'
import { type IncomingFile, type ReadMessage, readMessage } from './read-message.ts'
import { resolveCustomer } from './resolve-customer.server.ts'
import { isUserId, type ProviderContact, type ProviderMessage, phoneDigits } from './whatsapp-envelope.ts'

const windowMs = 24 * 60 * 60 * 1000

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
  if (!facts.userId && !facts.phone) return { kind: 'parked', reason: 'It names no sender.' }
  const occurredAt = new Date(message.timestamp * 1000)
  const customerId = await resolveCustomer(scope, facts, {
    name: contact?.profile?.name ?? null,
    username: contact?.profile?.username?.replace(/^@/, '') ?? null,
    at: occurredAt,
  })
  const sent: Sent = { scope, connection, message, customerId, occurredAt, arrivedUs }
  switch (read.kind) {
    case 'entry':
      return addEntry(sent, read)
    case 'reaction':
      return addReaction(sent, read)
    case 'edit':
    case 'revoke':
      return changeEntry(sent, read)
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

/** Section 2.3: the message's own fields, else its contact; a user id has been seen where a phone belongs. */
function senderOf(message: ProviderMessage, contact: ProviderContact | undefined) {
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
  const position = makePosition({ occurredAtMs: occurredAt.getTime(), arrivedUs, id })
  await insertEntry(scope.tx, {
    id,
    position,
    customerId,
    conversationId: conversation.id,
    connectionId: connection.id,
    channel: connection.channel,
    kind: read.body.kind,
    direction: 'in',
    providerId: message.id,
    replyToProviderId: message.context?.id ?? null,
    authorKind: 'customer',
    authorId: customerId,
    text: read.text,
    body: read.body,
    occurredAt,
    receivedAt: new Date(arrivedUs / 1000),
  })
  if (read.file) await addFile(sent, id, read.file)
  if (read.opensWindow) {
    const closesAt = new Date(occurredAt.getTime() + windowMs)
    await prolongWindow(scope.tx, { customerId, connectionId: connection.id, closesAt, providerId: message.id })
  }
  const preview = makePreview({ body: read.body, text: read.text, fileType: read.file?.type ?? null, direction: 'in', status: null })
  await updateConversation(scope.tx, conversation.id, {
    ...planInboundChange(conversation, { position, occurredAt, receivedAt: new Date(arrivedUs / 1000), preview }),
    connectionId: connection.id,
    channel: connection.channel,
  })
  for (const quoting of await listEntryIdsQuoting(scope.tx, connection.id, [message.id])) scope.changes.entry(quoting)
  scope.changes.entry(id)
  scope.changes.conversation(conversation.id)
  return { kind: 'shown', entryId: id }
}

async function addFile({ scope, connection, customerId }: Sent, entryId: EntryId, file: IncomingFile): Promise<void> {
  const id = newId() as MediaId // a fresh id is nobody else's
  await insertMedia(scope.tx, [
    {
      id,
      connectionId: connection.id,
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
    position: makePosition({ occurredAtMs: occurredAt.getTime(), arrivedUs, id: message.id }),
  })
  if (!isNews) return { kind: 'duplicate', entryId: null }
  const target = await findEntryByProviderId(scope.tx, connection.id, read.targetProviderId)
  if (target) scope.changes.entry(target.id)
  return { kind: 'done' }
}

/** Edits and deletions reach us on coexistence numbers only (2.6); without the original there is nothing to change yet. */
async function changeEntry({ scope, connection }: Sent, read: Extract<ReadMessage, { kind: 'edit' | 'revoke' }>): Promise<ElementResult> {
  const target = await findEntryByProviderId(scope.tx, connection.id, read.targetProviderId)
  if (target?.direction !== 'in') return { kind: 'parked', reason: 'The message it changes is not known (yet).' }
  await updateEntry(scope.tx, target.id, read.kind === 'revoke' ? { isDeleted: true } : { text: read.text })
  scope.changes.entry(target.id)
  return { kind: 'done' }
}

/** Number or user id changed (2.4): the old address is retired, the new one attached, and the timeline says so. */
async function applyIdentityChange(
  scope: IngestScope,
  connection: ConnectionRecord,
  message: ProviderMessage,
  read: Extract<ReadMessage, { kind: 'identity' }>,
  arrivedUs: number,
): Promise<ElementResult> {
  const existing = await findEntryByProviderId(scope.tx, connection.id, message.id)
  if (existing) return { kind: 'duplicate', entryId: existing.id }
  const occurredAt = new Date(message.timestamp * 1000)
  const oldPhone = phoneDigits(message.from) ?? null
  const previousPhone = oldPhone === read.phone ? null : oldPhone
  if (!read.userId && !read.previousUserId && !read.phone && !previousPhone) return { kind: 'parked', reason: 'It names nobody.' }
  const profile = { name: null, username: null, at: occurredAt }
  // Resolving the old and the new address to one person merges them if the new one has already written as a stranger.
  const before =
    read.previousUserId || previousPhone
      ? await resolveCustomer(scope, { userId: read.previousUserId, parentUserId: null, phone: previousPhone }, profile)
      : null
  const after = await joinNewAddress(scope, before, read, profile)
  const outdated = [
    ...(read.previousUserId && read.previousUserId !== read.userId ? [{ kind: 'whatsapp_user' as const, value: read.previousUserId }] : []),
    ...(previousPhone && read.phone ? [{ kind: 'whatsapp' as const, value: previousPhone }] : []),
  ]
  await retireIdentities(scope.tx, after, outdated, occurredAt)
  if (read.phone) await updateCustomer(scope.tx, after, { phone: read.phone })
  scope.changes.customer(after)
  const entryId = await appendSystemEntry(scope, {
    customerId: after,
    connection,
    what:
      read.event === 'number_changed' ? { event: 'number_changed', from: previousPhone, to: read.phone } : { event: 'identity_changed' },
    occurredAt,
    arrivedUs,
    providerId: message.id,
  })
  return entryId ? { kind: 'shown', entryId } : { kind: 'duplicate', entryId: null }
}

async function joinNewAddress(
  scope: IngestScope,
  before: CustomerId | null,
  read: Extract<ReadMessage, { kind: 'identity' }>,
  profile: { name: null; username: null; at: Date },
): Promise<CustomerId> {
  const addresses = [
    ...(read.userId ? [{ kind: 'whatsapp_user' as const, value: read.userId }] : []),
    ...(read.phone ? [{ kind: 'whatsapp' as const, value: read.phone }] : []),
  ]
  if (!before) return resolveCustomer(scope, { userId: read.userId, parentUserId: read.parentUserId, phone: read.phone }, profile)
  const holders = new Set((await findIdentities(scope.tx, addresses)).filter((one) => !one.isRetired).map((one) => one.customerId))
  holders.delete(before)
  let customerId = before
  for (const other of holders) {
    const [mine, theirs] = await Promise.all([findCustomerRows(scope.tx, [customerId]), findCustomerRows(scope.tx, [other])])
    const isTheirsOlder = (theirs[0]?.createdAt.getTime() ?? 0) < (mine[0]?.createdAt.getTime() ?? 0)
    const [fromId, intoId] = isTheirsOlder ? [customerId, other] : [other, customerId]
    const merged = await mergeCustomerRows(scope.tx, fromId, intoId, 'the customer changed number')
    scope.changes.event({ type: 'customer.merged', fromId, intoId })
    for (const id of merged.conversationIds) scope.changes.conversation(id)
    customerId = intoId
  }
  await attachIdentities(scope.tx, customerId, addresses)
  return customerId
}

/** Puts a line about the customer on their timeline, in the conversation that goes on, if one does. @returns null when it is there already. */
export async function appendSystemEntry(
  scope: IngestScope,
  input: {
    customerId: CustomerId
    connection: ConnectionRecord
    conversationId?: ConversationId
    what: SystemEvent
    occurredAt: Date
    arrivedUs: number
    providerId: string | null
  },
): Promise<EntryId | null> {
  const conversationId = input.conversationId ?? (await findLatestConversation(scope.tx, input.customerId))?.id ?? null
  const id = newId() as EntryId // a fresh id is nobody else's
  const isNew = await insertEntry(scope.tx, {
    id,
    position: makePosition({ occurredAtMs: input.occurredAt.getTime(), arrivedUs: input.arrivedUs, id }),
    customerId: input.customerId,
    conversationId,
    connectionId: input.connection.id,
    channel: input.connection.channel,
    kind: 'system',
    direction: 'internal',
    providerId: input.providerId,
    authorKind: 'system',
    body: { v: 1, kind: 'system', what: input.what },
    occurredAt: input.occurredAt,
    receivedAt: new Date(input.arrivedUs / 1000),
  })
  if (!isNew) return null
  scope.changes.entry(id)
  return id
}
