import { z } from 'zod'
import { parseJson } from '../core/parse-json.ts'
import type { EntryBody } from '../timeline/entry-body.ts'
import type { Attachment, MessageContent } from '../timeline/timeline-entry.ts'
import { isUserId, maybeText, type ProviderMessage, phoneDigits, unixSeconds } from './whatsapp-envelope.ts'

/** A file that came with a message, still at the provider. `failure` is set when the provider itself could not take it. */
export type IncomingFile = {
  type: Attachment['type']
  providerMediaId: string | null
  url: string | null
  mimeType: string
  sha256: string | null
  filename: string | null
  failure: 'too_large' | null
}

/** What a WhatsApp message means to the timeline. */
export type ReadMessage =
  | { kind: 'entry'; text: string | null; body: EntryBody; file: IncomingFile | null; opensWindow: boolean; unknownType: string | null }
  | { kind: 'reaction'; targetProviderId: string; emoji: string | null }
  | {
      kind: 'identity'
      event: 'number_changed' | 'identity_changed'
      userId: string | null
      parentUserId: string | null
      previousUserId: string | null
      phone: string | null
    }
  | { kind: 'edit'; targetProviderId: string; text: string | null }
  | { kind: 'revoke'; targetProviderId: string }
  | { kind: 'ignored'; why: string }

const fileTypes = new Set(['image', 'video', 'audio', 'document', 'sticker'])

/**
 * Turns one inbound WhatsApp message into what the timeline does with it; every type of whatsapp-messages.md 2.6.
 * Pure and total: a type we do not know, or whose own object is missing or damaged, becomes an "unsupported" entry, so
 * that the agent sees that something came.
 */
export function readMessage(message: ProviderMessage): ReadMessage {
  if (message.group_id) return { kind: 'ignored', why: 'group' }
  if (message.type === 'request_welcome') return { kind: 'ignored', why: 'request_welcome' }
  const own = message[message.type]
  const read = Object.hasOwn(readers, message.type) ? readers[message.type] : undefined
  if (fileTypes.has(message.type)) return readFile(message, own)
  const content = read ? read(own) : null
  if (content) return 'kind' in content ? content : entry(message, content.text, content.content, !isAutomatic(content.content))
  const isNamed = message.type === 'unsupported' || message.type === 'unknown'
  return {
    ...entry(message, textBeside(message), unsupported(message), false),
    unknownType: isNamed || read ? null : plainWord(message.type),
  }
}

type Content = { text: string | null; content: MessageContent }
type Reader = (own: unknown) => Content | Exclude<ReadMessage, { kind: 'entry' }> | null

const readers: Record<string, Reader> = {
  text: (own) => parsed(z.looseObject({ body: z.string() }), own, (text) => ({ text: text.body, content: { type: 'text' } })),
  location: (own) =>
    parsed(locationSchema, own, (at) => ({
      text: null,
      content: { type: 'location', latitude: at.latitude, longitude: at.longitude, name: at.name ?? null, address: at.address ?? null },
    })),
  contacts: (own) =>
    parsed(z.array(contactCardSchema), own, (cards) => ({ text: null, content: { type: 'contacts', contacts: cards.map(toContactCard) } })),
  interactive: readInteractive,
  button: (own) =>
    parsed(z.looseObject({ payload: z.string().optional(), text: z.string().optional() }), own, (button) => ({
      text: button.text ?? button.payload ?? null,
      content: { type: 'choice', source: 'template', id: button.payload ?? '', description: null },
    })),
  order: (own) =>
    parsed(orderSchema, own, (order) => ({
      text: order.text || null,
      content: {
        type: 'order',
        catalogId: order.catalog_id ?? null,
        items: order.product_items.map((item) => ({
          productId: item.product_retailer_id,
          quantity: item.quantity,
          priceMicros: item.item_price === undefined ? null : Math.round(item.item_price * 1_000_000),
          currency: item.currency ?? null,
        })),
      },
    })),
  // Removal is the same webhook without an emoji; an empty one is accepted too (2.6).
  reaction: (own) =>
    parsed(z.looseObject({ message_id: z.string().min(1), emoji: z.string().nullish() }), own, (reaction) => ({
      kind: 'reaction',
      targetProviderId: reaction.message_id,
      emoji: reaction.emoji || null,
    })),
  system: readSystem,
  edit: (own) =>
    parsed(editSchema, own, (edit) => ({
      kind: 'edit',
      targetProviderId: edit.original_message_id,
      text:
        edit.message?.text?.body ?? edit.message?.image?.caption ?? edit.message?.video?.caption ?? edit.message?.document?.caption ?? null,
    })),
  revoke: (own) =>
    parsed(z.looseObject({ original_message_id: z.string().min(1) }), own, (revoke) => ({
      kind: 'revoke',
      targetProviderId: revoke.original_message_id,
    })),
}

/** A number, or one written as text; null and the empty text are not 0. */
const numeric = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number)
const locationSchema = z.looseObject({
  latitude: numeric.pipe(z.number().min(-90).max(90)),
  longitude: numeric.pipe(z.number().min(-180).max(180)),
  name: z.string().optional(),
  address: z.string().optional(),
})
const loose = z.looseObject({})
const contactCardSchema = z.looseObject({
  name: z
    .looseObject({ formatted_name: z.string().optional(), first_name: z.string().optional(), last_name: z.string().optional() })
    .optional(),
  org: z.looseObject({ company: z.string().optional() }).optional(),
  phones: z
    .array(z.looseObject({ phone: z.string().optional(), wa_id: z.string().optional(), type: z.string().optional() }))
    .optional()
    .catch(undefined),
  emails: z
    .array(z.looseObject({ email: z.string().optional(), type: z.string().optional() }))
    .optional()
    .catch(undefined),
  origin: z.string().optional(),
})
const orderSchema = z.looseObject({
  catalog_id: z.string().optional(),
  text: z.string().optional(),
  product_items: z.array(
    z.looseObject({
      product_retailer_id: z.union([z.string(), z.number()]).transform(String),
      quantity: numeric,
      item_price: numeric.optional().catch(undefined),
      currency: z.string().optional(),
    }),
  ),
})
const captioned = z.looseObject({ caption: z.string().optional() }).optional()
const editSchema = z.looseObject({
  original_message_id: z.string().min(1),
  message: z
    .looseObject({ text: z.looseObject({ body: z.string() }).optional(), image: captioned, video: captioned, document: captioned })
    .optional(),
})
const fileSchema = z.looseObject({
  id: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .optional(),
  url: z.string().optional().catch(undefined),
  mime_type: z.string().optional(),
  sha256: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
})
const mediaTooLarge = 131052
const callIdPrefix = 'wacid.'

function readFile(message: ProviderMessage, own: unknown): ReadMessage {
  const file = fileSchema.safeParse(own)
  const isTooLarge = message.errors?.some((error) => error.code === mediaTooLarge) ?? false
  if (!file.success || (!file.data.id && !isTooLarge)) return entry(message, textBeside(message), unsupported(message), false)
  const incoming: IncomingFile = {
    type: fileTypeOf(message.type),
    providerMediaId: file.data.id ?? null,
    url: file.data.url ?? null,
    mimeType: file.data.mime_type ?? 'application/octet-stream',
    sha256: file.data.sha256 ?? null,
    filename: file.data.filename ?? null,
    failure: file.data.id ? null : 'too_large',
  }
  const result = entry(message, file.data.caption ?? null, { type: 'media' }, true)
  // A voicemail is an audio message whose id is the call's (whatsapp-calling.md 1.7); it need not say `voice: true`.
  const isVoicemail = message.type === 'audio' && message.id.startsWith(callIdPrefix)
  // `voice: true` is recorded speech, not an audio file (2.6, audio).
  if (message.type !== 'audio' || (file.data.voice !== true && !isVoicemail)) return { ...result, file: incoming }
  return {
    ...result,
    file: incoming,
    body: { v: 1, kind: 'voice_note', isVoicemail, forwarded: forwardedOf(message), referral: referralOf(message) },
  }
}

function fileTypeOf(type: string): Attachment['type'] {
  return type === 'image' || type === 'video' || type === 'audio' || type === 'sticker' ? type : 'document'
}

function readInteractive(own: unknown): Content | null {
  const kind = z.looseObject({ type: z.string() }).safeParse(own)
  if (!kind.success) return null
  const inner = kind.data[kind.data.type]
  if (kind.data.type === 'button_reply' || kind.data.type === 'list_reply') {
    const source = kind.data.type === 'button_reply' ? 'button' : 'list'
    return parsed(choiceSchema, inner, (choice) => ({
      text: choice.title,
      content: { type: 'choice', source, id: choice.id, description: choice.description ?? null },
    }))
  }
  if (kind.data.type === 'nfm_reply') return parsed(formSchema, inner, readForm)
  if (kind.data.type === 'call_permission_reply') return parsed(callPermissionSchema, inner, readCallPermission)
  return null
}

const choiceSchema = z.looseObject({ id: z.string(), title: z.string(), description: z.string().optional() })
const formSchema = z.looseObject({ name: z.string().optional(), body: z.string().optional(), response_json: z.unknown() })
const callPermissionSchema = z.looseObject({
  response: z.enum(['accept', 'reject']),
  is_permanent: z.boolean().optional(),
  expiration_timestamp: unixSeconds.optional().catch(undefined),
  response_source: z.string().optional(),
})

/** `response_json` is JSON within JSON and must be an object; anything else shows no fields (2.6, nfm_reply). */
function readForm(form: z.infer<typeof formSchema>): Content {
  const answers = loose.safeParse(typeof form.response_json === 'string' ? safeJson(form.response_json) : form.response_json)
  const fields = Object.entries(answers.success ? answers.data : {})
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({ name: storable(name), value: typeof value === 'string' ? value : JSON.stringify(value) }))
  return { text: null, content: { type: 'form', name: form.name ?? null, fields } }
}

function readCallPermission(reply: z.infer<typeof callPermissionSchema>): Content {
  return {
    text: null,
    content: {
      type: 'call_permission',
      response: reply.response,
      isPermanent: reply.is_permanent ?? false,
      expiresAt: reply.expiration_timestamp === undefined ? null : new Date(reply.expiration_timestamp * 1000).toISOString(),
      isAutomatic: reply.response_source === 'automatic',
    },
  }
}

/** Identity changes (2.4). The sentence in `body` is for people and is not read. */
function readSystem(own: unknown): Exclude<ReadMessage, { kind: 'entry' }> | null {
  const system = z
    .looseObject({
      type: z.string(),
      wa_id: maybeText,
      user_id: maybeText,
      parent_user_id: maybeText,
      previous_user_id: maybeText,
    })
    .safeParse(own)
  if (!system.success) return null
  const { type, wa_id, user_id, parent_user_id, previous_user_id } = system.data
  if (type !== 'user_changed_number' && type !== 'user_changed_user_id' && type !== 'customer_identity_changed') return null
  return {
    kind: 'identity',
    event: type === 'user_changed_number' ? 'number_changed' : 'identity_changed',
    userId: userIdOf(user_id),
    parentUserId: userIdOf(parent_user_id),
    previousUserId: userIdOf(previous_user_id),
    phone: phoneDigits(wa_id) ?? null,
  }
}

function toContactCard(card: z.infer<typeof contactCardSchema>) {
  const phones = (card.phones ?? []).flatMap(({ phone, wa_id, type }) => {
    const shown = phone ?? (wa_id ? `+${wa_id}` : undefined)
    return shown ? [{ phone: shown, type: type ?? null }] : []
  })
  const name = card.name?.formatted_name ?? [card.name?.first_name, card.name?.last_name].filter(Boolean).join(' ')
  return {
    name: name || phones[0]?.phone || '',
    organisation: card.org?.company ?? null,
    phones,
    emails: (card.emails ?? []).flatMap(({ email, type }) => (email ? [{ email, type: type ?? null }] : [])),
    isOwnNumber: card.origin === 'contact_request',
  }
}

function entry(
  message: ProviderMessage,
  text: string | null,
  content: MessageContent,
  opensWindow: boolean,
): Extract<ReadMessage, { kind: 'entry' }> {
  return {
    kind: 'entry',
    text,
    body: { v: 1, kind: 'message', content, forwarded: forwardedOf(message), referral: referralOf(message) },
    file: null,
    opensWindow,
    unknownType: null,
  }
}

/** A permission that WhatsApp gave by itself is nothing the customer said, so it opens no window (7.1). */
function isAutomatic(content: MessageContent): boolean {
  return content.type === 'call_permission' && content.isAutomatic
}

function unsupported(message: ProviderMessage): MessageContent {
  const inner = loose.safeParse(message.unsupported)
  const what =
    inner.success && typeof inner.data.type === 'string'
      ? inner.data.type
      : message.type === 'unsupported' || message.type === 'unknown'
        ? null
        : message.type
  return { type: 'unsupported', what: what ? plainWord(what) : null, code: message.errors?.[0]?.code ?? null }
}

/** An unsupported message may still carry readable text (2.6, "Tolerate"). */
function textBeside(message: ProviderMessage): string | null {
  const text = z.looseObject({ body: z.string() }).safeParse(message.text)
  return text.success ? text.data.body : null
}

function forwardedOf(message: ProviderMessage): 'no' | 'forwarded' | 'often' {
  if (message.context?.frequently_forwarded) return 'often'
  return message.context?.forwarded ? 'forwarded' : 'no'
}

function referralOf(message: ProviderMessage) {
  const referral = message.referral
  if (!referral) return null
  return {
    sourceType: referral.source_type ?? null,
    sourceUrl: referral.source_url ?? null,
    headline: referral.headline ?? null,
    body: referral.body ?? null,
  }
}

function parsed<T, R>(schema: z.ZodType<T>, value: unknown, then: (value: T) => R): R | null {
  const result = schema.safeParse(value)
  return result.success ? then(result.data) : null
}

function safeJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}

function userIdOf(value: string | undefined): string | null {
  return value !== undefined && isUserId(value) ? value : null
}

/** A provider's word, safe to show and to count by. */
function plainWord(word: string): string {
  return word.replace(/[^\w.-]/g, '?').slice(0, 60)
}

/** Names of properties pass `parseJson` as they are; the database stores neither NUL nor half characters. */
function storable(name: string): string {
  return name.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
