import { z } from 'zod'
import { conversationRowSchema } from '../conversations/conversation-row.ts'
import { agentIdSchema, connectionIdSchema, conversationIdSchema, customerIdSchema } from '../core/ids.ts'
import { customerSchema } from '../customers/customer.ts'
import { timelineEntrySchema } from '../timeline/timeline-entry.ts'

// The contract of both sides of the socket. Events are past facts with everything a screen needs to
// update itself; they come from the event log (db/schema/events.ts) in the order of their `seq`.

export const appEventSchema = z.discriminatedUnion('type', [
  /** A conversation was made or changed: the whole row, so that applying it twice is harmless. */
  z.object({ type: z.literal('conversation.changed'), row: conversationRowSchema }),
  z.object({ type: z.literal('conversation.removed'), conversationId: conversationIdSchema }),
  /** An agent read up to a position; goes to that agent's own screens only. */
  z.object({
    type: z.literal('conversation.read'),
    conversationId: conversationIdSchema,
    agentId: agentIdSchema,
    position: z.string(),
  }),
  /** An entry was made or changed: insert or replace by id. */
  z.object({ type: z.literal('entry.saved'), entry: timelineEntrySchema }),
  z.object({ type: z.literal('customer.changed'), customer: customerSchema }),
  z.object({ type: z.literal('customer.merged'), fromId: customerIdSchema, intoId: customerIdSchema }),
  z.object({ type: z.literal('agents.changed') }),
  z.object({ type: z.literal('templates.changed'), connectionId: connectionIdSchema }),
  z.object({ type: z.literal('connections.changed') }),
  z.object({ type: z.literal('rates.changed') }),
  z.object({ type: z.literal('ingest.alarm'), isStalled: z.boolean(), oldestMs: z.number().int() }),
])
export type AppEvent = z.infer<typeof appEventSchema>

/** Who may receive an event: everyone who works in the inbox, a role and above, or one agent's own screens. */
export const audienceSchema = z.union([
  z.literal('agents'),
  z.literal('supervisors'),
  z.literal('admins'),
  z.templateLiteral(['agent:', z.string()]),
])
export type Audience = z.infer<typeof audienceSchema>

export const sequencedEventSchema = z.object({ seq: z.number().int(), event: appEventSchema })

/**
 * One delivery to a screen. `after` is the last number the server had sent before this frame:
 * a client whose own number differs has a gap and asks again.
 */
export const frameSchema = z.object({
  after: z.number().int(),
  upTo: z.number().int(),
  events: z.array(sequencedEventSchema),
})
export type Frame = z.infer<typeof frameSchema>

/** Sent on every connect. `serverTime` (ms since epoch) lets the client's clocks run on server time. */
export const helloSchema = z.object({ seq: z.number().int(), serverTime: z.number(), build: z.string() })
export type Hello = z.infer<typeof helloSchema>

/** Answer to `resume`: what was missed, or that it is too much and everything must be fetched again. */
export const resumeAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('frame'), frame: frameSchema }),
  z.object({ kind: z.literal('stale'), seq: z.number().int() }),
])
export type ResumeAnswer = z.infer<typeof resumeAnswerSchema>

/** Passing presence, never stored: who types or looks at a conversation right now. */
export const presenceSchema = z.object({
  conversationId: conversationIdSchema,
  agentId: agentIdSchema,
  agentName: z.string(),
  state: z.enum(['viewing', 'typing', 'gone']),
})
export type Presence = z.infer<typeof presenceSchema>

export type ServerToClient = {
  hello: (hello: Hello) => void
  frame: (frame: Frame) => void
  presence: (presence: Presence) => void
}

export type ClientToServer = {
  /** Asks for everything after the last number seen. */
  resume: (after: number, answer: (answer: ResumeAnswer) => void) => void
  presence: (conversationId: string, state: Presence['state']) => void
}
