/** What a person can send from a simulated phone: the schema the admin API and the phone page speak. */
import { z } from 'zod'

const common = {
  /** Business number written to; the first one unless given. */
  numberId: z.string().optional(),
  /** Quotes this message. */
  replyTo: z.string().optional(),
  forwarded: z.enum(['once', 'often']).optional(),
  /** Ad the chat was started from, as it stands in the webhook. */
  referral: z.record(z.string(), z.unknown()).optional(),
  /** Instant in ms; the clock's now unless given. For late and disordered traffic. */
  atMs: z.number().int().optional(),
}

const media = { mediaId: z.string(), caption: z.string().optional() }

export const phoneActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(65_536), ...common }),
  z.object({ type: z.literal('image'), ...media, ...common }),
  z.object({ type: z.literal('video'), ...media, ...common }),
  z.object({ type: z.literal('document'), filename: z.string().optional(), ...media, ...common }),
  /** `voice`: recorded in the app (a voice note), not an audio file. `voicemail`: spoken after a call; its id is the call's. */
  z.object({
    type: z.literal('audio'),
    mediaId: z.string(),
    voice: z.boolean().default(false),
    voicemail: z.boolean().default(false),
    ...common,
  }),
  z.object({ type: z.literal('sticker'), mediaId: z.string(), animated: z.boolean().default(false), ...common }),
  z.object({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
    url: z.string().optional(),
    ...common,
  }),
  z.object({ type: z.literal('contacts'), contacts: z.array(z.record(z.string(), z.unknown())).min(1), ...common }),
  /** Shares the person's own phone, answering a contact request. */
  z.object({ type: z.literal('share_contact'), ...common }),
  /** An empty emoji takes the reaction back. */
  z.object({ type: z.literal('reaction'), messageId: z.string(), emoji: z.string(), ...common }),
  z.object({ type: z.literal('button_reply'), messageId: z.string(), id: z.string(), title: z.string(), ...common }),
  z.object({
    type: z.literal('list_reply'),
    messageId: z.string(),
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    ...common,
  }),
  /** Quick reply of a template. */
  z.object({ type: z.literal('template_button'), messageId: z.string(), payload: z.string(), text: z.string(), ...common }),
  z.object({
    type: z.literal('flow_reply'),
    messageId: z.string(),
    name: z.string().default('flow'),
    response: z.record(z.string(), z.unknown()),
    ...common,
  }),
  z.object({
    type: z.literal('call_permission_reply'),
    messageId: z.string(),
    response: z.enum(['accept', 'reject']),
    isPermanent: z.boolean().default(false),
    source: z.enum(['user_action', 'automatic']).default('user_action'),
    ...common,
  }),
  z.object({
    type: z.literal('order'),
    catalogId: z.string().default('700000000000001'),
    text: z.string().default(''),
    items: z
      .array(z.object({ product_retailer_id: z.string(), quantity: z.number(), item_price: z.number(), currency: z.string() }))
      .min(1),
    ...common,
  }),
  /** Something the API cannot carry; `kind` as in `unsupported.type` (poll_creation, edit, gif, …). */
  z.object({ type: z.literal('unsupported'), kind: z.string().nullable().default('poll_creation'), ...common }),
  /** A file above 100 MB: error 131052 and no media object. */
  z.object({ type: z.literal('media_too_big'), kind: z.enum(['image', 'video', 'document', 'audio']).default('video'), ...common }),
  z.object({ type: z.literal('request_welcome'), ...common }),
  /** Coexistence numbers only. */
  z.object({ type: z.literal('edit'), messageId: z.string(), text: z.string(), ...common }),
  z.object({ type: z.literal('revoke'), messageId: z.string(), ...common }),
])

export type PhoneAction = z.infer<typeof phoneActionSchema>
/** As a caller writes it: defaults may be left out. */
export type PhoneActionInput = z.input<typeof phoneActionSchema>
