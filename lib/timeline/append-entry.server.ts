import type { Tx } from '../../db/client.ts'
import { insertEntry } from '../../db/queries/entries.ts'
import type { Actor } from '../auth/actor.ts'
import { newId, nowUs } from '../core/clock.server.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import type { Channel } from '../core/vocabulary.ts'
import type { Changes } from '../realtime/changes.server.ts'
import type { EntryBody } from './entry-body.ts'
import { makePosition } from './position.ts'

/** The author columns of what an actor writes; a program is named as at the time. */
export function authorColumns(actor: Actor | 'bot' | 'system') {
  if (actor === 'system' || actor === 'bot') return { authorKind: actor, authorId: null, authorName: null }
  return actor.kind === 'agent'
    ? { authorKind: 'agent' as const, authorId: actor.id, authorName: actor.name }
    : { authorKind: 'agent' as const, authorId: null, authorName: actor.name }
}

/** Puts an entry of our own, not sent to anybody, on the timeline: a note, an escalation, a system line. */
export async function appendEntry(
  tx: Tx,
  changes: Changes,
  input: {
    id?: EntryId
    actor: Actor | 'bot' | 'system'
    customerId: CustomerId
    conversationId: ConversationId | null
    channel: Channel | null
    body: EntryBody
    text?: string
  },
): Promise<EntryId> {
  const id = input.id ?? (newId() as EntryId) // a fresh id is nobody else's
  const us = nowUs()
  const now = new Date(us / 1000)
  await insertEntry(tx, {
    id,
    position: makePosition({ occurredAtMs: now.getTime(), arrivedUs: us, id }),
    customerId: input.customerId,
    conversationId: input.conversationId,
    channel: input.channel,
    kind: input.body.kind,
    direction: 'internal',
    ...authorColumns(input.actor),
    text: input.text ?? null,
    body: input.body,
    occurredAt: now,
    receivedAt: now,
  })
  changes.entry(id)
  return id
}
