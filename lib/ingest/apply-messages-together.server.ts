import type { ConnectionRecord } from '../../db/queries/connections.ts'
import type { ConversationRecord } from '../../db/queries/conversations.ts'
import { type CustomerRow, findIdentities } from '../../db/queries/customers.ts'
import {
  insertEntries,
  listEntriesQuotingAny,
  listHolders,
  listKnownMessages,
  listOpenConversationsOfHolders,
  noteProfiles,
  type ProviderKey,
  prolongWindows,
  saveInboundChanges,
  type WindowChange,
} from '../../db/queries/ingest-batch.ts'
import { listChangedMessages } from '../../db/queries/message-changes.ts'
import type { entries } from '../../db/schema/entries.ts'
import { mayBeAcknowledged } from '../acknowledgements/acknowledgement-rule.ts'
import { planInboundChange } from '../conversations/plan-inbound.ts'
import { newId } from '../core/clock.server.ts'
import type { CustomerId, EntryId } from '../core/ids.ts'
import { type KnownIdentity, planIdentity } from '../customers/plan-identity.ts'
import { planProfile } from '../customers/plan-profile.ts'
import { enqueue, enqueueEach } from '../jobs/enqueue.server.ts'
import { addFile, makeInboundEntry, senderOf, windowMs } from './apply-message.server.ts'
import { count, type ElementResult, type IngestScope } from './ingest-scope.server.ts'
import type { DeliveryElement } from './parse-delivery.ts'
import { type IncomingFile, readMessage } from './read-message.ts'

type MessageElement = Extract<DeliveryElement, { kind: 'message' }>

/** A message with what its path needs to be taken alone. */
export type Arrived = { element: MessageElement; connection: ConnectionRecord; arrivedUs: number }

/**
 * Applies a run of inbound messages with a handful of statements in all, where taking each alone costs about eight.
 * Only what is plain goes this way: a known customer with nothing new about them, in a conversation that goes on.
 * Everything else (first contacts, reactions, number changes, reopening) is handed to `applyAlone`, in its place in the
 * order, and the run begins again behind it. Both ways end in the same rows.
 */
export async function applyMessagesTogether(
  scope: IngestScope,
  run: Arrived[],
  applyAlone: (one: Arrived) => Promise<ElementResult>,
): Promise<ElementResult[]> {
  const results: ElementResult[] = []
  while (results.length < run.length) {
    const rest = run.slice(results.length)
    const known = await readKnown(scope, rest)
    const buffer: Buffer = { entries: [], files: [], windows: new Map(), conversations: new Map(), profiles: new Map() }
    let taken = 0
    for (const one of rest) {
      const result = takePlain(scope, known, buffer, one)
      if (!result) break
      results.push(result)
      taken++
    }
    await flush(scope, known, buffer)
    const odd = rest[taken]
    if (odd) results.push(await applyAlone(odd))
  }
  return results
}

type Known = {
  messages: Map<string, EntryId>
  /** Messages that were edited or taken back before they came. */
  changed: Set<string>
  /** Entries that quote a message, by the message. */
  quoting: Map<string, { entryId: EntryId }[]>
  identities: KnownIdentity[]
  customers: Map<CustomerId, CustomerRow>
  conversations: Map<CustomerId, ConversationRecord>
}

type Buffer = {
  entries: (typeof entries.$inferInsert)[]
  files: { one: Arrived; customerId: CustomerId; entryId: EntryId; file: IncomingFile }[]
  windows: Map<string, WindowChange>
  conversations: Map<CustomerId, ConversationRecord>
  profiles: Map<CustomerId, Date>
}

function keyOf(key: ProviderKey): string {
  return `${key.connectionId} ${key.providerId}`
}

async function readKnown({ tx }: IngestScope, run: Arrived[]): Promise<Known> {
  const senders = run.map(({ element }) => senderOf(element.message, element.contact))
  const addresses = senders.flatMap((facts) => [
    ...(facts.userId ? [{ kind: 'whatsapp_user' as const, value: facts.userId }] : []),
    ...(facts.phone ? [{ kind: 'whatsapp' as const, value: facts.phone }] : []),
    ...(facts.parentUserId ? [{ kind: 'whatsapp_parent_user' as const, value: facts.parentUserId }] : []),
  ])
  const keys = run.map(({ connection, element }) => ({ connectionId: connection.id, providerId: element.message.id }))
  // Sent in one go: each asks by the addresses, none waits for another.
  const [messages, changed, quoting, identities, customers, conversations] = await Promise.all([
    listKnownMessages(tx, keys),
    listChangedMessages(tx, keys),
    listEntriesQuotingAny(tx, keys),
    findIdentities(tx, addresses),
    listHolders(tx, addresses),
    listOpenConversationsOfHolders(tx, addresses),
  ])
  return {
    messages: new Map(messages.map((one) => [keyOf(one), one.entryId])),
    changed: new Set(changed.map(keyOf)),
    quoting: Map.groupBy(quoting, keyOf),
    identities,
    customers: new Map(customers.map((row) => [row.id, row])),
    conversations: new Map(conversations.map((row) => [row.customerId, row])),
  }
}

/** Takes a message into the buffer when it is plain; null when it must be taken alone. */
function takePlain(scope: IngestScope, known: Known, buffer: Buffer, one: Arrived): ElementResult | null {
  const { element, connection, arrivedUs } = one
  const { message, contact } = element
  const key = keyOf({ connectionId: connection.id, providerId: message.id })
  const duplicateOf = known.messages.get(key)
  const read = readMessage(message)
  if (read.kind !== 'entry') return null
  if (duplicateOf) return { kind: 'duplicate', entryId: duplicateOf }
  if (known.changed.has(key)) return null
  const occurredAt = new Date(message.timestamp * 1000)
  const plan = planIdentity(senderOf(message, contact), known.identities, occurredAt)
  const customer = plan.customerId ? known.customers.get(plan.customerId) : undefined
  const conversation = plan.customerId ? known.conversations.get(plan.customerId) : undefined
  if (!customer || !conversation || plan.merge || plan.attach.length > 0) return null
  const profile = planProfile(customer, {
    name: contact?.profile?.name ?? null,
    username: contact?.profile?.username?.replace(/^@/, '') ?? null,
    at: occurredAt,
  })
  if (profile.isChanged) return null
  if (profile.isNoted && profile.profileAt) {
    known.customers.set(customer.id, { ...customer, profileAt: profile.profileAt })
    buffer.profiles.set(customer.id, profile.profileAt)
  }
  if (read.unknownType) count(scope.totals, `unknown.type:${read.unknownType.slice(0, 60)}`)
  const { row, preview } = makeInboundEntry(
    { connection, message, customerId: customer.id, occurredAt, arrivedUs },
    read,
    conversation.id,
    newId() as EntryId,
  ) // a fresh id is nobody else's
  buffer.entries.push(row)
  known.messages.set(key, row.id)
  if (read.file) buffer.files.push({ one, customerId: customer.id, entryId: row.id, file: read.file })
  if (read.opensWindow)
    prolong(buffer, {
      customerId: customer.id,
      connectionId: connection.id,
      closesAt: new Date(occurredAt.getTime() + windowMs),
      providerId: message.id,
    })
  const isNewest = row.position > (conversation.lastInboundPosition ?? '')
  const changed: ConversationRecord = {
    ...conversation,
    ...planInboundChange(conversation, { position: row.position, occurredAt, receivedAt: new Date(arrivedUs / 1000), preview }),
    ...(isNewest && { connectionId: connection.id, channel: connection.channel }),
  }
  known.conversations.set(customer.id, changed)
  buffer.conversations.set(customer.id, changed)
  return { kind: 'shown', entryId: row.id }
}

/** The latest closing time of a pair within the run, as one statement after the other would leave it. */
function prolong(buffer: Buffer, change: WindowChange): void {
  const key = `${change.customerId} ${change.connectionId}`
  const before = buffer.windows.get(key)
  if (!before || change.closesAt >= before.closesAt) buffer.windows.set(key, change)
}

async function flush(scope: IngestScope, known: Known, buffer: Buffer): Promise<void> {
  if (buffer.entries.length === 0 && buffer.profiles.size === 0) return
  const { tx, changes } = scope
  // Not waited for: one connection carries statements out in order, so whatever is read later is read behind them.
  scope.writes.add(
    insertEntries(tx, buffer.entries),
    saveInboundChanges(tx, [...buffer.conversations.values()]),
    prolongWindows(tx, [...buffer.windows.values()]),
    noteProfiles(
      tx,
      [...buffer.profiles].map(([customerId, at]) => ({ customerId, at })),
    ),
  )
  // What a customer said last is what is decided about: the lines before it are facts of that.
  const newest = buffer.entries.filter((row) => buffer.conversations.get(row.customerId)?.lastInboundPosition === row.position)
  scope.writes.add(
    enqueueEach(
      tx,
      'route-entry',
      newest.map(({ id }) => ({ payload: { entryId: id }, onlyOnce: id })),
    ),
  )
  for (const { one, customerId, entryId, file } of buffer.files) {
    await addFile(scope, { connectionId: one.connection.id, customerId, entryId }, file)
  }
  for (const row of buffer.entries) {
    changes.entry(row.id)
    if (mayBeAcknowledged(row)) await enqueue(tx, 'acknowledge-entry', { entryId: row.id }, { onlyOnce: row.id })
    if (!row.connectionId || !row.providerId) continue
    const quoting = known.quoting.get(keyOf({ connectionId: row.connectionId, providerId: row.providerId })) ?? []
    for (const { entryId } of quoting) changes.entry(entryId)
  }
  for (const conversation of buffer.conversations.values()) changes.conversation(conversation.id)
}
