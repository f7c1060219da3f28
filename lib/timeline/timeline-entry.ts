import { z } from 'zod'
import { agentIdSchema, connectionIdSchema, conversationIdSchema, customerIdSchema, entryIdSchema, mediaIdSchema } from '../core/ids.ts'
import { channelSchema, messageStatusSchema, tierSchema } from '../core/vocabulary.ts'
import { recordingSchema } from '../recordings/recording.ts'

// What a timeline shows: one union on `kind`, used by the database reader, the REST API, realtime events and the screen.

const instant = z.iso.datetime()

export const authorSchema = z.object({
  kind: z.enum(['customer', 'agent', 'bot', 'system']),
  id: z.string().nullable(),
  name: z.string().nullable(),
})
export type Author = z.infer<typeof authorSchema>

/** `pending`: being fetched; `stored`: downloadable; the others say in words why there is nothing. */
export const attachmentSchema = z.object({
  mediaId: mediaIdSchema,
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  state: z.enum(['pending', 'stored', 'too_large', 'expired', 'failed']),
  mimeType: z.string(),
  filename: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  hasThumbnail: z.boolean(),
  /** What is known of its sound: audio files and video. */
  recording: recordingSchema.nullable(),
})
export type Attachment = z.infer<typeof attachmentSchema>

const contactCardSchema = z.object({
  name: z.string(),
  organisation: z.string().nullable(),
  phones: z.array(z.object({ phone: z.string(), type: z.string().nullable() })),
  emails: z.array(z.object({ email: z.string(), type: z.string().nullable() })),
  /** True when this answers our own request for the customer's number. */
  isOwnNumber: z.boolean(),
})

/** The specific part of a message; `text` of the entry is its caption or body. Source: whatsapp-messages.md 2.6. */
export const messageContentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('media') }),
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
  }),
  z.object({ type: z.literal('contacts'), contacts: z.array(contactCardSchema) }),
  /** A text of ours with reply buttons under it. */
  z.object({ type: z.literal('buttons'), buttons: z.array(z.object({ id: z.string(), title: z.string() })) }),
  /** A tap on a reply button, list row or template button; `text` of the entry is its title. */
  z.object({
    type: z.literal('choice'),
    source: z.enum(['button', 'list', 'template']),
    id: z.string(),
    description: z.string().nullable(),
  }),
  z.object({
    type: z.literal('form'),
    name: z.string().nullable(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  z.object({
    type: z.literal('call_permission'),
    response: z.enum(['accept', 'reject']),
    isPermanent: z.boolean(),
    expiresAt: instant.nullable(),
    isAutomatic: z.boolean(),
  }),
  z.object({
    type: z.literal('order'),
    catalogId: z.string().nullable(),
    items: z.array(
      z.object({
        productId: z.string(),
        quantity: z.number(),
        /** Price of one item in micros of `currency`. */
        priceMicros: z.number().nullable(),
        currency: z.string().nullable(),
      }),
    ),
  }),
  z.object({
    type: z.literal('template'),
    name: z.string(),
    language: z.string(),
    header: z.string().nullable(),
    footer: z.string().nullable(),
    buttons: z.array(z.object({ text: z.string(), url: z.string().nullable() })),
  }),
  /** `what` is the provider's word for it (poll_creation, edit, …) or null. */
  z.object({ type: z.literal('unsupported'), what: z.string().nullable(), code: z.number().int().nullable() }),
  z.object({ type: z.literal('deleted') }),
])
export type MessageContent = z.infer<typeof messageContentSchema>

export const reactionSchema = z.object({
  emoji: z.string(),
  by: authorSchema,
  at: instant,
})
export type Reaction = z.infer<typeof reactionSchema>

export const quoteSchema = z.object({
  /** Null when the quoted message is older than our store. */
  entryId: entryIdSchema.nullable(),
  authorName: z.string().nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  text: z.string().nullable(),
  /** Set when the quoted message has no text. */
  attachmentType: z.string().nullable(),
})
export type Quote = z.infer<typeof quoteSchema>

export const referralSchema = z.object({
  sourceType: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  headline: z.string().nullable(),
  body: z.string().nullable(),
})

export const sendErrorSchema = z.object({
  /** Provider code (whatsapp-messages.md 6.2) or null when the failure is ours. */
  code: z.number().int().nullable(),
  /** Key of `sendFailure.*` in the message files: the words an agent reads. */
  reason: z.string(),
  canRetry: z.boolean(),
})
export type SendError = z.infer<typeof sendErrorSchema>

const baseShape = {
  id: entryIdSchema,
  /** Orders the timeline: plain string comparison, ascending in time (lib/timeline/position.ts). */
  position: z.string(),
  customerId: customerIdSchema,
  conversationId: conversationIdSchema.nullable(),
  connectionId: connectionIdSchema.nullable(),
  channel: channelSchema.nullable(),
  providerId: z.string().nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  /** When the customer or we did it. */
  occurredAt: instant,
  /** When it reached us. */
  receivedAt: instant,
  author: authorSchema,
}

const sentShape = {
  text: z.string().nullable(),
  attachments: z.array(attachmentSchema),
  /** Null on inbound entries. */
  status: messageStatusSchema.nullable(),
  statusAt: instant.nullable(),
  error: sendErrorSchema.nullable(),
  /** How many times sending was begun by a person: 1, then one more for each retry. */
  attempt: z.number().int(),
  replyTo: quoteSchema.nullable(),
  reactions: z.array(reactionSchema),
  forwarded: z.enum(['no', 'forwarded', 'often']),
  referral: referralSchema.nullable(),
  /** What the provider charged, in micros of `priceCurrency`; null while unknown. */
  priceMicros: z.number().int().nullable(),
  priceCurrency: z.string().nullable(),
}

export const messageEntrySchema = z.object({
  ...baseShape,
  kind: z.literal('message'),
  ...sentShape,
  content: messageContentSchema,
})
export type MessageEntry = z.infer<typeof messageEntrySchema>

export const voiceNoteEntrySchema = z.object({
  ...baseShape,
  kind: z.literal('voice_note'),
  ...sentShape,
  mediaId: mediaIdSchema.nullable(),
  /** Spoken after a call that nobody answered. */
  isVoicemail: z.boolean(),
  ...recordingSchema.shape,
})
export type VoiceNoteEntry = z.infer<typeof voiceNoteEntrySchema>

export const noteEntrySchema = z.object({ ...baseShape, kind: z.literal('note'), text: z.string() })
export type NoteEntry = z.infer<typeof noteEntrySchema>

export const becauseSchema = z.object({ signal: z.string(), value: z.string() })

export const escalationEntrySchema = z.object({
  ...baseShape,
  kind: z.literal('escalation'),
  fromTier: tierSchema,
  toTier: tierSchema,
  because: z.array(becauseSchema),
})
export type EscalationEntry = z.infer<typeof escalationEntrySchema>

/** Things that happened to the customer or the conversation, each with only the words it needs. */
export const systemEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('number_changed'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ event: z.literal('identity_changed') }),
  z.object({ event: z.literal('customers_merged'), otherName: z.string().nullable() }),
  z.object({ event: z.literal('conversation_opened') }),
  z.object({ event: z.literal('conversation_reopened') }),
  z.object({ event: z.literal('conversation_resolved') }),
  z.object({ event: z.literal('conversation_snoozed'), until: instant.nullable() }),
  z.object({
    event: z.literal('assignment_changed'),
    toAgentId: agentIdSchema.nullable(),
    toName: z.string().nullable(),
  }),
  z.object({ event: z.literal('marketing_stopped') }),
  z.object({ event: z.literal('marketing_resumed') }),
])
export type SystemEvent = z.infer<typeof systemEventSchema>

export const systemEntrySchema = z.object({
  ...baseShape,
  kind: z.literal('system'),
  what: systemEventSchema,
})
export type SystemEntry = z.infer<typeof systemEntrySchema>

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  messageEntrySchema,
  voiceNoteEntrySchema,
  noteEntrySchema,
  escalationEntrySchema,
  systemEntrySchema,
])
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** Newest first, as the API answers. Cursors are opaque; null means nothing further that way. */
export const timelinePageSchema = z.object({
  items: z.array(timelineEntrySchema),
  /** Towards older entries. */
  nextCursor: z.string().nullable(),
  /** Towards newer entries. */
  previousCursor: z.string().nullable(),
})
export type TimelinePage = z.infer<typeof timelinePageSchema>
