import type { Tx } from '../../db/client.ts'
import { clients } from '../../db/client.ts'
import { insertAnsweredWait } from '../../db/queries/acknowledgements.ts'
import { type ConversationRecord, findWindow, updateConversation } from '../../db/queries/conversations.ts'
import { findEntry, insertEntry, listEntries } from '../../db/queries/entries.ts'
import { findMedia, type MediaRecord, updateMedia } from '../../db/queries/media.ts'
import { insertAttempt } from '../../db/queries/sending.ts'
import { findTemplate } from '../../db/queries/templates.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { accessConversation } from '../conversations/access-conversation.server.ts'
import { planAnswerChange } from '../conversations/plan-inbound.ts'
import { newId, nowUs } from '../core/clock.server.ts'
import { AppError, unreachable } from '../core/errors.ts'
import type { AttemptId, ConversationId, EntryId, MediaId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { planUpload } from '../media/media-types.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import { beginRecording } from '../recordings/begin-recording.server.ts'
import { syntheticNotice } from '../text-to-speech/synthetic-notice.ts'
import { appendEntry, authorColumns } from '../timeline/append-entry.server.ts'
import type { EntryBody } from '../timeline/entry-body.ts'
import { makePreview } from '../timeline/make-preview.ts'
import { makePosition } from '../timeline/position.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { planSend } from './plan-send.ts'
import type { SendInput } from './send-input.ts'
import { fillTemplate, readTemplate } from './template-components.ts'

/**
 * Puts a message in the outbox: entry, attempt, job and events in one transaction. The sender's own id makes a second
 * click, a retried request or two open tabs harmless: the same id gives the same entry and nothing is sent again.
 * @throws AppError `window_closed`, `invalid_input`, `not_found`; `conflict` when the id belongs to something else.
 */
export async function sendMessage(actor: Actor, conversationId: ConversationId, input: SendInput): Promise<TimelineEntry> {
  const id = input.id ?? (newId() as EntryId) // a fresh id is nobody else's
  await inTransaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, conversationId, 'for update')
    const existing = await findEntry(tx, id)
    if (existing) {
      if (existing.customerId === conversation.customerId && existing.direction !== 'in' && saysTheSame(existing.text, input)) return
      throw new AppError('conflict', { publicMessage: 'This id belongs to another entry.' })
    }
    const changes = new Changes()
    if (input.kind === 'note') await addNote(tx, changes, actor, conversation, id, input.text)
    else {
      await addSyntheticNotice(tx, changes, actor, conversation, input)
      await addToOutbox(tx, changes, actor, conversation, id, input)
    }
    await changes.emit(tx)
  })
  wakeRelay()
  const [entry] = await listEntries(clients().db, [id])
  if (!entry) throw new Error('an entry just written must be found')
  return entry
}

/** An id stands for one message: the same id with other words is a mistake of the sender's, not a second click. */
function saysTheSame(text: string | null, input: SendInput): boolean {
  if (input.kind === 'text' || input.kind === 'note') return text === input.text
  return input.kind !== 'media' || text === (input.caption?.trim() || null)
}

async function addNote(tx: Tx, changes: Changes, actor: Actor, conversation: ConversationRecord, id: EntryId, text: string): Promise<void> {
  await appendEntry(tx, changes, {
    id,
    actor,
    customerId: conversation.customerId,
    conversationId: conversation.id,
    channel: conversation.channel,
    body: { v: 1, kind: 'note' },
    text,
  })
}

/** A machine's voice goes out behind words that say so, in the language it speaks (AI Act, article 50). */
async function addSyntheticNotice(
  tx: Tx,
  changes: Changes,
  actor: Actor,
  conversation: ConversationRecord,
  input: Outgoing,
): Promise<void> {
  const file = input.kind === 'voice' || input.kind === 'media' ? await sendableFile(tx, actor, input.mediaId) : null
  if (!file?.spoken) return
  const id = newId() as EntryId // a fresh id is nobody else's
  await addToOutbox(tx, changes, actor, conversation, id, { kind: 'text', text: syntheticNotice(file.spoken.language) })
  await updateMedia(tx, file.id, { spoken: { ...file.spoken, noticeId: id } })
}

type Outgoing = Exclude<SendInput, { kind: 'note' }>
type Composed = { text: string | null; body: EntryBody; files: MediaRecord[] }

async function addToOutbox(
  tx: Tx,
  changes: Changes,
  actor: Actor,
  conversation: ConversationRecord,
  id: EntryId,
  input: Outgoing,
): Promise<void> {
  const us = nowUs()
  const now = new Date(us / 1000)
  const window = await findWindow(tx, conversation.customerId, conversation.connectionId)
  const decision = planSend(input.kind, window?.closesAt ?? null, now)
  if (decision.kind === 'window_closed') {
    throw new AppError('window_closed', {
      publicMessage:
        'More than 24 hours have passed since the customer last wrote. Send a template; their answer opens the conversation again.',
      details: { closedAt: decision.closedAt },
    })
  }
  const composed = await compose(tx, actor, conversation, input)
  const quoted = input.replyTo ? await quotableProviderId(tx, conversation, input.replyTo) : null
  const position = makePosition({ occurredAtMs: now.getTime(), arrivedUs: us, id })
  await insertEntry(tx, {
    id,
    position,
    customerId: conversation.customerId,
    conversationId: conversation.id,
    connectionId: conversation.connectionId,
    channel: conversation.channel,
    kind: composed.body.kind,
    direction: 'out',
    replyToProviderId: quoted,
    ...authorColumns(actor),
    text: composed.text,
    body: composed.body,
    status: 'queued',
    statusAt: now,
    attempt: 1,
    occurredAt: now,
    receivedAt: now,
  })
  for (const file of composed.files) {
    await updateMedia(tx, file.id, { entryId: id, customerId: conversation.customerId, connectionId: conversation.connectionId })
    await beginRecording(
      tx,
      {
        mediaId: file.id,
        entryId: id,
        customerId: conversation.customerId,
        type: file.type,
        state: file.state,
        spoken: file.spoken,
      },
      'agent',
    )
  }
  await addAttempt(tx, {
    entryId: id,
    customerId: conversation.customerId,
    connectionId: conversation.connectionId,
    number: 1,
    createdAt: now,
  })
  const preview = makePreview({
    body: composed.body,
    text: composed.text,
    fileType: composed.files[0]?.type ?? null,
    direction: 'out',
    status: 'queued',
  })
  const change = planAnswerChange(conversation, { position, occurredAt: now, preview })
  await updateConversation(tx, conversation.id, change)
  if (conversation.waitingSince && change.waitingSince === null) {
    const { tier, waitingSince: waitedSince, promisedAt } = conversation
    await insertAnsweredWait(tx, { answerId: id, conversationId: conversation.id, tier, waitedSince, answeredAt: now, promisedAt })
  }
  changes.entry(id)
  changes.conversation(conversation.id)
}

/** Adds an attempt and the job that sends it. @returns false when that attempt exists already. */
export async function addAttempt(
  tx: Tx,
  input: {
    entryId: EntryId
    customerId: ConversationRecord['customerId']
    connectionId: ConversationRecord['connectionId']
    number: number
    createdAt: Date
  },
): Promise<boolean> {
  const isNew = await insertAttempt(tx, { id: newId() as AttemptId, ...input, state: 'queued' }) // a fresh id is nobody else's
  if (!isNew) return false
  const pair = { connectionId: input.connectionId, customerId: input.customerId }
  await enqueue(tx, 'send-messages', pair, { onlyOnce: `${pair.connectionId}:${pair.customerId}` })
  return true
}

async function compose(tx: Tx, actor: Actor, conversation: ConversationRecord, input: Outgoing): Promise<Composed> {
  const plain = { forwarded: 'no' as const, referral: null }
  switch (input.kind) {
    case 'text':
      return { text: input.text, body: { v: 1, kind: 'message', content: { type: 'text' }, ...plain }, files: [] }
    case 'media': {
      const file = await sendableFile(tx, actor, input.mediaId)
      if (file.type === 'audio' && input.caption)
        throw new AppError('invalid_input', {
          publicMessage: 'WhatsApp shows no caption under audio. Send the words as a message of their own.',
        })
      return { text: input.caption?.trim() || null, body: { v: 1, kind: 'message', content: { type: 'media' }, ...plain }, files: [file] }
    }
    case 'voice': {
      const file = await sendableFile(tx, actor, input.mediaId)
      if (file.type !== 'audio') throw new AppError('invalid_input', { publicMessage: 'A voice message must be a file with sound.' })
      return { text: file.spoken?.text ?? null, body: { v: 1, kind: 'voice_note', isVoicemail: false, ...plain }, files: [file] }
    }
    case 'template':
      return composeTemplate(tx, actor, conversation, input)
    default:
      return unreachable(input)
  }
}

async function composeTemplate(
  tx: Tx,
  actor: Actor,
  conversation: ConversationRecord,
  input: Extract<Outgoing, { kind: 'template' }>,
): Promise<Composed> {
  const row = await findTemplate(tx, conversation.connectionId, input.name, input.language)
  if (!row)
    throw new AppError('invalid_input', { publicMessage: `There is no template ${input.name} in ${input.language} on this number.` })
  const template = readTemplate(row)
  if (!template.isSendable)
    throw new AppError('invalid_input', { publicMessage: `The template ${input.name} cannot be sent: its status is ${row.status}.` })
  const filled = fillTemplate(template, input.parameters)
  if (filled.kind === 'missing') {
    throw new AppError('invalid_input', {
      publicMessage: `Fill in every value of the template: ${filled.parameters.join(', ')}.`,
      details: { missing: filled.parameters },
    })
  }
  const file = input.parameters.headerMediaId ? await sendableFile(tx, actor, input.parameters.headerMediaId) : null
  if (file && file.type !== template.header?.format)
    throw new AppError('invalid_input', { publicMessage: `The header of this template takes a ${template.header?.format ?? 'text'}.` })
  return {
    text: filled.text,
    body: {
      v: 1,
      kind: 'message',
      content: {
        type: 'template',
        name: template.name,
        language: template.language,
        header: filled.header,
        footer: filled.footer,
        buttons: filled.buttons,
      },
      forwarded: 'no',
      referral: null,
      send: { name: template.name, language: { code: template.language }, components: filled.components },
    },
    files: file ? [file] : [],
  }
}

/** A file that the sender uploaded here, is not part of another entry, and that WhatsApp takes. */
async function sendableFile(tx: Tx, actor: Actor, id: MediaId): Promise<MediaRecord> {
  const file = await findMedia(tx, id, 'for update')
  if (file?.direction !== 'out' || file.state !== 'stored' || file.entryId || file.uploadedById !== actor.id) {
    throw new AppError('invalid_input', { publicMessage: 'This file is not there, or is already part of a message. Add it again.' })
  }
  const plan = planUpload(file.mimeType ?? '', file.sizeBytes ?? 0)
  if (plan.kind !== 'ok')
    throw new AppError('unsupported_media', { publicMessage: 'WhatsApp does not take this kind of file, or not of this size.' })
  return file
}

async function quotableProviderId(tx: Tx, conversation: ConversationRecord, entryId: EntryId): Promise<string> {
  const quoted = await findEntry(tx, entryId)
  if (!quoted?.providerId || quoted.customerId !== conversation.customerId || quoted.connectionId !== conversation.connectionId) {
    throw new AppError('invalid_input', { publicMessage: 'This message cannot be quoted: WhatsApp does not know it on this number (yet).' })
  }
  return quoted.providerId
}
