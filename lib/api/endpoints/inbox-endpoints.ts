import { z } from 'zod'
import { changeConversationSchema } from '../../conversations/change-conversation.ts'
import { conversationFilterSchema } from '../../conversations/conversation-filter.ts'
import { conversationListItemSchema, conversationPageSchema } from '../../conversations/conversation-row.ts'
import { cursorSchema, limitSchema } from '../../core/cursor.ts'
import { conversationIdSchema, customerIdSchema, entryIdSchema } from '../../core/ids.ts'
import { customerDetailSchema, customerSchema } from '../../customers/customer.ts'
import { sendInputSchema } from '../../messages/send-input.ts'
import { priceQuoteSchema } from '../../pricing/price-quote.ts'
import { timelineEntrySchema, timelinePageSchema } from '../../timeline/timeline-entry.ts'
import type { Endpoint } from '../endpoint.ts'

const conversationParams = z.object({ id: conversationIdSchema })
const customerParams = z.object({ id: customerIdSchema })
const entryParams = z.object({ id: entryIdSchema })

export const inboxEndpoints = {
  listConversations: {
    method: 'GET',
    path: '/conversations',
    summary: 'The inbox list, newest activity first',
    query: conversationFilterSchema.extend({ cursor: cursorSchema, limit: limitSchema }),
    response: conversationPageSchema,
  },
  countConversations: {
    method: 'GET',
    path: '/conversations/counts',
    summary: 'How many conversations each view holds; counted up to 1,000',
    response: z.object({ open: z.number(), mine: z.number(), unassigned: z.number(), unread: z.number(), snoozed: z.number() }),
  },
  getConversation: {
    method: 'GET',
    path: '/conversations/{id}',
    summary: 'One conversation',
    params: conversationParams,
    response: conversationListItemSchema,
  },
  changeConversation: {
    method: 'PATCH',
    path: '/conversations/{id}',
    summary: 'Change status, assignee, tier, priority, labels (all of them, or some added and removed) or snooze',
    params: conversationParams,
    body: changeConversationSchema,
    response: conversationListItemSchema,
  },
  sendMessage: {
    method: 'POST',
    path: '/conversations/{id}/messages',
    summary: 'Send a text, media, voice message or template, or write a note; 409 `window_closed` outside the 24-hour window',
    params: conversationParams,
    body: sendInputSchema,
    response: timelineEntrySchema,
    status: 202,
    isIdempotent: true,
  },
  markRead: {
    method: 'POST',
    path: '/conversations/{id}/read',
    summary: 'Mark read up to a position, for the reader and at the provider',
    params: conversationParams,
    body: z.object({ position: z.string().min(1).max(100) }),
    status: 204,
  },
  showTyping: {
    method: 'POST',
    path: '/conversations/{id}/typing',
    summary: 'Show "typing" on the customer\'s phone for up to 25 seconds',
    params: conversationParams,
    status: 204,
  },
  quotePrice: {
    method: 'GET',
    path: '/conversations/{id}/price',
    summary: 'What a message costs now, and after the window',
    params: conversationParams,
    response: priceQuoteSchema,
  },
  retryMessage: {
    method: 'POST',
    path: '/entries/{id}/retry',
    summary: 'Send a failed message again, as a new attempt',
    params: entryParams,
    response: timelineEntrySchema,
    isIdempotent: true,
  },
  reactToMessage: {
    method: 'POST',
    path: '/entries/{id}/reaction',
    summary: "React to a customer's message; null takes it back",
    params: entryParams,
    body: z.object({ emoji: z.string().min(1).max(32).nullable() }),
    response: timelineEntrySchema,
    isIdempotent: true,
  },
  findCustomers: {
    method: 'GET',
    path: '/customers',
    summary: 'Find customers by identity (`whatsapp:+31600000002`, `whatsapp-user:NL.…`) or by name and number (`q`)',
    query: z.object({
      identity: z
        .string()
        .regex(/^(whatsapp|whatsapp-user|email|messenger|instagram):.{1,200}$/, 'must look like whatsapp:+31600000002')
        .optional(),
      q: z.string().trim().min(1).max(200).optional(),
      cursor: cursorSchema,
      limit: limitSchema,
    }),
    response: z.object({ items: z.array(customerSchema), nextCursor: z.string().nullable() }),
  },
  getCustomer: {
    method: 'GET',
    path: '/customers/{id}',
    summary: 'A customer with identities, windows and earlier conversations',
    params: customerParams,
    response: customerDetailSchema,
  },
  renameCustomer: {
    method: 'PATCH',
    path: '/customers/{id}',
    summary: 'Set what agents call a customer; null goes back to the profile name',
    params: customerParams,
    body: z.strictObject({ name: z.string().trim().min(1).max(200).nullable() }),
    response: customerSchema,
  },
  listTimeline: {
    method: 'GET',
    path: '/customers/{id}/timeline',
    summary: 'Entries of a customer, newest first',
    params: customerParams,
    query: z.object({
      cursor: cursorSchema,
      limit: limitSchema,
      direction: z.enum(['older', 'newer']).default('older'),
      around: entryIdSchema.optional(),
    }),
    response: timelinePageSchema,
  },
  getEntryByProviderId: {
    method: 'GET',
    path: '/timeline/by-provider-id/{providerId}',
    summary: "The entry that a provider's message, call or mail became",
    params: z.object({ providerId: z.string().min(1).max(512) }),
    response: timelineEntrySchema,
  },
} as const satisfies Record<string, Endpoint>
