import { z } from 'zod'
import { agentIdSchema, connectionIdSchema, conversationIdSchema, customerIdSchema } from '../core/ids.ts'
import { channelSchema, conversationStatusSchema, messageStatusSchema, prioritySchema, tierSchema } from '../core/vocabulary.ts'

const instant = z.iso.datetime()

/** The last thing said, cut to a line. `type` names what it was when there are no words. */
export const previewSchema = z.object({
  type: z.string(),
  text: z.string().nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  status: messageStatusSchema.nullable(),
  /** Length of a voice note, once known. */
  durationMs: z.number().int().optional(),
})
export type Preview = z.infer<typeof previewSchema>

/** What a promise was reckoned from: conversations in the queue, this one included, and what we answer in an hour of opening. */
export const promiseReasonSchema = z.object({
  waiting: z.number().int(),
  /** Null: too few answers in the last two weeks to measure. */
  answersPerHour: z.number().nullable(),
  isOpen: z.boolean(),
})
export type PromiseReason = z.infer<typeof promiseReasonSchema>

/** One line of the inbox list: thin on purpose, no history in it. */
export const conversationRowSchema = z.object({
  id: conversationIdSchema,
  customerId: customerIdSchema,
  customerName: z.string(),
  channel: channelSchema,
  connectionId: connectionIdSchema,
  status: conversationStatusSchema,
  tier: tierSchema,
  priority: prioritySchema,
  assigneeId: agentIdSchema.nullable(),
  labels: z.array(z.string()),
  preview: previewSchema.nullable(),
  openedAt: instant,
  lastActivityAt: instant,
  /** Since when the customer waits for an answer; null when we spoke last. */
  waitingSince: instant.nullable(),
  /** Until when the customer was told that a person answers; null when nothing is promised, or it was answered. */
  promisedAt: instant.nullable(),
  promiseReason: promiseReasonSchema.nullable(),
  /** When the provider's 24-hour reply window closes; null when none was ever open. */
  windowClosesAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
  resolvedAt: instant.nullable(),
  /** Position of the newest entry by the customer; unread means greater than the reader's own position. */
  lastInboundPosition: z.string().nullable(),
})
export type ConversationRow = z.infer<typeof conversationRowSchema>

/** A row as one agent sees it: with how far that agent has read. */
export const conversationListItemSchema = conversationRowSchema.extend({ readPosition: z.string().nullable() })
export type ConversationListItem = z.infer<typeof conversationListItemSchema>

export const conversationPageSchema = z.object({
  items: z.array(conversationListItemSchema),
  nextCursor: z.string().nullable(),
})
export type ConversationPage = z.infer<typeof conversationPageSchema>
