import { type ConversationListItem, conversationListItemSchema } from '../conversations/conversation-row.ts'

/** Row number `n` of an inbox list: the higher the number, the newer its activity. */
export function buildRow(n: number, fields: Partial<ConversationListItem> = {}): ConversationListItem {
  return conversationListItemSchema.parse({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    customerId: '00000000-0000-4000-8000-00000000c001',
    customerName: `Customer ${n}`,
    channel: 'whatsapp',
    connectionId: '00000000-0000-4000-8000-00000000b001',
    status: 'open',
    tier: 'text_bot',
    priority: 'normal',
    assigneeId: null,
    labels: [],
    preview: null,
    openedAt: '2026-11-24T08:00:00.000Z',
    lastActivityAt: new Date(Date.parse('2026-11-24T09:00:00.000Z') + n * 1000).toISOString(),
    waitingSince: null,
    promisedAt: null,
    promiseReason: null,
    windowClosesAt: null,
    snoozedUntil: null,
    resolvedAt: null,
    lastInboundPosition: null,
    readPosition: null,
    ...fields,
  })
}
