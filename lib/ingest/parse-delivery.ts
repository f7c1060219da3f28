import { z } from 'zod'
import { parseJson } from '../core/parse-json.ts'
import type { ParkedCause } from './parked-cause.ts'
import {
  contactSchema,
  errorSchema,
  messageSchema,
  metadataSchema,
  type ProviderContact,
  type ProviderError,
  type ProviderMessage,
  type ProviderPreference,
  type ProviderStatus,
  preferenceSchema,
  statusSchema,
} from './whatsapp-envelope.ts'

type Where = {
  /** Place in the body, such as `entry[0].changes[1].messages[2]`: what a parked element is named by. */
  path: string
  phoneNumberId: string | undefined
  wabaId: string | undefined
}

/** One thing a webhook body says. */
export type DeliveryElement =
  | (Where & { kind: 'message'; message: ProviderMessage; contact: ProviderContact | undefined })
  | (Where & { kind: 'status'; status: ProviderStatus; contact: ProviderContact | undefined })
  | (Where & { kind: 'preference'; preference: ProviderPreference })
  | (Where & { kind: 'channel_error'; error: ProviderError })
  | (Where & { kind: 'template_change' })
  | (Where & { kind: 'account_change'; field: string; value: Record<string, unknown> })
  | (Where & { kind: 'unknown'; what: string })
  | (Where & { kind: 'broken'; of: 'message' | 'status' | 'other'; cause: ParkedCause })

export type ParsedDelivery =
  | { kind: 'elements'; elements: DeliveryElement[]; unknownKeys: string[] }
  | { kind: 'malformed'; cause: ParkedCause }

const bodySchema = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) })
const entrySchema = z.looseObject({ id: z.coerce.string().optional(), changes: z.array(z.unknown()) })
const changeSchema = z.looseObject({ field: z.string().min(1), value: z.record(z.string(), z.unknown()) })

const templateFields = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
])
const accountFields = new Set([
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'business_username_update',
  'security',
])
const knownValueKeys = new Set(['messaging_product', 'metadata', 'contacts', 'messages', 'statuses', 'errors', 'user_preferences'])

/**
 * Takes a raw WhatsApp webhook body apart (whatsapp-messages.md 2.1): every entry, change, message and status becomes
 * an element of its own, and one that cannot be read becomes `broken` without sinking its neighbours. Pure and total:
 * never throws.
 */
export function parseDelivery(body: string): ParsedDelivery {
  let json: unknown
  try {
    json = parseJson(body)
  } catch {
    return { kind: 'malformed', cause: { code: 'not_json' } }
  }
  const parsed = bodySchema.safeParse(json)
  if (!parsed.success) return { kind: 'malformed', cause: { code: 'not_an_envelope', problems: issues(parsed.error) } }
  const found: Found = { elements: [], unknownKeys: new Set() }
  if (parsed.data.object !== 'whatsapp_business_account') {
    found.elements.push({ kind: 'unknown', what: `object:${label(parsed.data.object)}`, ...nowhere('object') })
    return { kind: 'elements', elements: found.elements, unknownKeys: [] }
  }
  for (const [index, entry] of parsed.data.entry.entries()) readEntry(found, entry, `entry[${index}]`)
  return { kind: 'elements', elements: found.elements, unknownKeys: [...found.unknownKeys] }
}

type Found = { elements: DeliveryElement[]; unknownKeys: Set<string> }

function readEntry(found: Found, raw: unknown, path: string): void {
  const entry = entrySchema.safeParse(raw)
  if (!entry.success) {
    broken(found, 'other', nowhere(path), entry.error)
    return
  }
  for (const [index, change] of entry.data.changes.entries()) {
    readChange(found, change, { path: `${path}.changes[${index}]`, phoneNumberId: undefined, wabaId: entry.data.id })
  }
}

function readChange(found: Found, raw: unknown, at: Where): void {
  const change = changeSchema.safeParse(raw)
  if (!change.success) {
    broken(found, 'other', at, change.error)
    return
  }
  const { field, value } = change.data
  const metadata = metadataSchema.safeParse(value.metadata)
  const where = { ...at, phoneNumberId: metadata.success ? metadata.data.phone_number_id : undefined }
  if (field === 'messages') readMessagesValue(found, value, where)
  else if (field === 'user_preferences') readPreferences(found, value, where)
  // Meta's own sample shows the quality update under the status field, so both count (8.4).
  else if (templateFields.has(field)) found.elements.push({ kind: 'template_change', ...where })
  else if (accountFields.has(field)) found.elements.push({ kind: 'account_change', field, value, ...where })
  else found.elements.push({ kind: 'unknown', what: `field:${label(field)}`, ...where })
}

function readPreferences(found: Found, value: Record<string, unknown>, where: Where): void {
  each(found, value.user_preferences, where, 'user_preferences', 'other', preferenceSchema, (preference, place) => ({
    kind: 'preference',
    preference,
    ...place,
  }))
}

function readMessagesValue(found: Found, value: Record<string, unknown>, where: Where): void {
  for (const key of Object.keys(value)) if (!knownValueKeys.has(key)) found.unknownKeys.add(`value.${label(key)}`)
  const contacts = (Array.isArray(value.contacts) ? value.contacts : []).flatMap((raw) => {
    const contact = contactSchema.safeParse(raw)
    return contact.success ? [contact.data] : []
  })
  each(found, value.messages, where, 'messages', 'message', messageSchema, (message, place) => ({
    kind: 'message',
    message,
    contact: contactOf(contacts, message.from_user_id, message.from),
    ...place,
  }))
  each(found, value.statuses, where, 'statuses', 'status', statusSchema, (status, place) => ({
    kind: 'status',
    status,
    contact: contactOf(contacts, status.recipient_user_id, status.recipient_id),
    ...place,
  }))
  each(found, value.errors, where, 'errors', 'other', errorSchema, (error, place) => ({ kind: 'channel_error', error, ...place }))
}

/** Contacts are in no promised order: joined by user id, else by number, never by index (2.3). A lone contact is the sender's when the message names nobody. */
function contactOf(contacts: ProviderContact[], userId: string | undefined, phone: string | undefined): ProviderContact | undefined {
  const match =
    contacts.find((contact) => userId !== undefined && contact.user_id === userId) ??
    contacts.find((contact) => phone !== undefined && (contact.wa_id === phone || contact.user_id === phone))
  if (match) return match
  return userId === undefined && phone === undefined && contacts.length === 1 ? contacts[0] : undefined
}

function each<T>(
  found: Found,
  list: unknown,
  where: Where,
  name: string,
  of: 'message' | 'status' | 'other',
  schema: z.ZodType<T>,
  toElement: (item: T, place: Where) => DeliveryElement,
): void {
  if (list === undefined || list === null) return
  if (!Array.isArray(list)) {
    found.elements.push({ kind: 'broken', of: 'other', cause: { code: 'not_a_list', name }, ...where })
    return
  }
  for (const [index, raw] of list.entries()) {
    const place = { ...where, path: `${where.path}.${name}[${index}]` }
    const item = schema.safeParse(raw)
    if (item.success) found.elements.push(toElement(item.data, place))
    else broken(found, of, place, item.error)
  }
}

function broken(found: Found, of: 'message' | 'status' | 'other', where: Where, error: z.ZodError): void {
  found.elements.push({ kind: 'broken', of, cause: { code: 'damaged', problems: issues(error) }, ...where })
}

/** Which properties are wrong and how, never their values: causes are shown to admins and must hold no customer text. */
function issues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'it'} ${issue.code.replaceAll('_', ' ')}`)
    .join(', ')
}

function nowhere(path: string): Where {
  return { path, phoneNumberId: undefined, wabaId: undefined }
}

/** A provider's word made safe to count by: short, plain characters. */
function label(word: string): string {
  return word.replace(/[^\w.-]/g, '?').slice(0, 60)
}
