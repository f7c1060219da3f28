import type { EntryId } from '../core/ids.ts'
import { makePosition } from '../timeline/position.ts'
import { type MessageEntry, messageEntrySchema } from '../timeline/timeline-entry.ts'

/** Entries of tests lie within one hour from here unless they say otherwise. */
export const testEpochMs = Date.parse('2026-11-24T09:00:00.000Z')

/** A message for tests: states only what the test is about; the same `second` gives the same message. */
export function buildMessage(input: Partial<MessageEntry> & { second?: number } = {}): MessageEntry {
  const { second = 0, ...fields } = input
  const occurredAtMs = testEpochMs + second * 1000
  const id = fields.id ?? (`00000000-0000-4000-8000-${String(second).padStart(12, '0')}` as EntryId) // a UUID by its form
  const occurredAt = new Date(occurredAtMs).toISOString()
  return messageEntrySchema.parse({
    id,
    position: makePosition({ occurredAtMs, arrivedUs: occurredAtMs * 1000, id }),
    customerId: '00000000-0000-4000-8000-00000000c001',
    conversationId: '00000000-0000-4000-8000-00000000d001',
    connectionId: null,
    channel: 'whatsapp',
    providerId: null,
    direction: 'in',
    occurredAt,
    receivedAt: occurredAt,
    author: { kind: 'customer', id: '00000000-0000-4000-8000-00000000c001', name: 'Noor' },
    kind: 'message',
    text: 'Hallo',
    attachments: [],
    status: null,
    statusAt: null,
    error: null,
    attempt: 1,
    replyTo: null,
    reactions: [],
    forwarded: 'no',
    referral: null,
    priceMicros: null,
    priceCurrency: null,
    content: { type: 'text' },
    ...fields,
  })
}
