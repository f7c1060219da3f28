/** `POST /{phone-number-id}/messages`: everything the provider checks, in its order, then acceptance. */
import { createHash } from 'node:crypto'
import { newWamid } from '../../core/ids.ts'
import { isObject, type JsonObject } from '../../core/json.ts'
import { takeOne } from '../../core/knobs.ts'
import type { SimError, SimMessage, SimNumber } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { PAIR_BURST, PAIR_REFILL_MS, THROUGHPUT_PER_SECOND } from '../../defaults.ts'
import { releaseOutbound } from '../../phone/outbound-life.ts'
import { isWindowOpen, openFreeEntryPoint, priceMessage, startFreeEntryPoint } from '../../phone/pricing.ts'
import { onlyKeys, optionalText, requireObject, requireText } from '../fields.ts'
import { errorTitle, GraphError } from '../graph-error.ts'
import { checkInteractive } from './check-interactive.ts'
import { checkContacts, checkLocation, checkMedia, checkReaction, checkText } from './check-plain-content.ts'
import { checkTemplate } from './check-template.ts'
import { fetchLink } from './fetch-link.ts'
import type { OutboundContent } from './outbound-content.ts'
import { type Recipient, resolveRecipient } from './resolve-recipient.ts'

const COMMON_KEYS = [
  'messaging_product',
  'recipient_type',
  'to',
  'recipient',
  'type',
  'context',
  'biz_opaque_callback_data',
  'recipient_identity_key_hash',
  'messaging_account_id',
  'paid_messaging_account_id',
]

export type AcceptedSend = {
  message: SimMessage
  response: JsonObject
  /** Lets the message leave: statuses start. Called after the response was sent (or before, by the knob). */
  release: () => Promise<void>
}

/** Throws GraphError for what the provider refuses at once. */
export async function acceptSend(world: World, number: SimNumber, body: JsonObject): Promise<AcceptedSend> {
  const recipient = resolveRecipient(world, number, body)
  const type = body.type === undefined ? 'text' : requireText(body, 'type', 'type', 40)
  onlyKeys(body, 'messages', [...COMMON_KEYS, type])
  const opaque = optionalText(body, 'biz_opaque_callback_data', 'biz_opaque_callback_data', 512)
  const contextId = readContext(body)
  // A phone nobody has still takes messages; they fail later.
  const userId = recipient.user?.id ?? `nobody:${recipient.address}`
  const conversation = world.conversation(number.id, userId)
  const checked = await checkContent(world, number, recipient, conversation.messages, type, body)
  takeRateTokens(world, number, userId)
  refuseByFault(world)
  const now = world.clock.now()
  const isTemplate = type === 'template'
  const isOutside = !isTemplate && !isWindowOpen(conversation, now)
  if (isOutside && world.faults.windowClosedSync) throw new GraphError(131047, WINDOW_DETAILS)
  const identityFailure = checkIdentity(body, recipient)
  // Nobody has the phone: `releaseOutbound` says so, whatever else is wrong.
  const foreseen = identityFailure ?? checked.lateFailure ?? (isOutside ? windowClosed() : null)
  let failure = recipient.user ? foreseen : null
  if (!failure) startFreeEntryPoint(conversation, now)
  const price = failure || !recipient.user ? null : priceMessage(number, conversation, checked.category ?? 'service', now)
  failure ??= price?.failure ?? null
  const message: SimMessage = {
    id: newWamid(),
    numberId: number.id,
    userId,
    direction: 'outbound',
    at: now,
    type,
    content: checked.content,
    contextId: isTemplate ? null : contextId,
    forwarded: null,
    referral: null,
    reactions: { customer: null, business: null },
    outbound: {
      addressedBy: recipient.addressedBy,
      address: recipient.address,
      opaque,
      pricing: price?.pricing ?? null,
      freeEntryPoint: openFreeEntryPoint(conversation, now),
      rendered: checked.rendered ?? null,
      sentAt: null,
      deliveredAt: null,
      readAt: null,
      playedAt: null,
      failedAt: null,
      history: [],
    },
    updateId: null,
    answeredAt: null,
    readByBusinessAt: null,
    errors: [],
  }
  world.addMessage(message)
  const release = async () => {
    const linkFailure = checked.link ? await fetchLink(world, number, checked.link) : null
    releaseOutbound(world, message, failure ?? linkFailure)
  }
  return { message, response: sendResponse(recipient, message, checked), release }
}

async function checkContent(
  world: World,
  number: SimNumber,
  recipient: Recipient,
  messages: SimMessage[],
  type: string,
  body: JsonObject,
): Promise<OutboundContent> {
  switch (type) {
    case 'text':
      return checkText(body)
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'sticker':
      return checkMedia(world, number, body, type)
    case 'location':
      return checkLocation(body)
    case 'contacts':
      return checkContacts(body)
    case 'reaction':
      return checkReaction(world, messages, body)
    case 'interactive':
      return checkInteractive(world, number, body)
    case 'template':
      return checkTemplate(world, number, recipient, body)
    default:
      throw new GraphError(100, `Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, …} - got "${type}".`)
  }
}

function readContext(body: JsonObject): string | null {
  if (body.context === undefined) return null
  const context = requireObject(body, 'context', 'context')
  onlyKeys(context, 'context', ['message_id'])
  return requireText(context, 'message_id', "context['message_id']", 256)
}

/** 45 in a row to one customer, then one each 6 s; and the number's messages per second. */
function takeRateTokens(world: World, number: SimNumber, userId: string): void {
  if (!world.faults.rateLimits) return
  const perSecond = THROUGHPUT_PER_SECOND[number.throughput]
  if (!world.takeToken(`number:${number.id}`, perSecond, 1000 / perSecond)) {
    throw new GraphError(130429, 'Cloud API message throughput has been reached.')
  }
  if (!world.takeToken(`pair:${number.id}:${userId}`, PAIR_BURST, PAIR_REFILL_MS)) {
    throw new GraphError(131056, 'Too many messages sent from the sender phone number to the same recipient.')
  }
}

function refuseByFault(world: World): void {
  const { failSends } = world.faults
  if (!failSends || failSends.count <= 0) return
  world.faults.failSends = failSends.count > 1 ? { ...failSends, count: failSends.count - 1 } : null
  throw new GraphError(failSends.code, failSends.details ?? 'Refused by a fault switch of the simulator.', failSends.httpStatus)
}

function checkIdentity(body: JsonObject, recipient: Recipient): SimError | null {
  const given = body.recipient_identity_key_hash
  if (given === undefined || !recipient.user) return null
  const key = createHash('sha256').update(`${recipient.user.phone}:${recipient.user.bsuid}`).digest('base64').slice(0, 12)
  if (given === key) return null
  return { code: 137000, title: errorTitle(137000), details: 'The identity key hash of the recipient does not match.' }
}

const WINDOW_DETAILS = 'More than 24 hours have passed since the recipient last replied to the sender number.'

function windowClosed(): SimError {
  return { code: 131047, title: errorTitle(131047), details: WINDOW_DETAILS }
}

function sendResponse(recipient: Recipient, message: SimMessage, checked: OutboundContent): JsonObject {
  const address = recipient.addressedBy === 'phone' ? { wa_id: recipient.address } : { user_id: recipient.address }
  const status = checked.messageStatus ? { message_status: checked.messageStatus } : {}
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: recipient.input, ...address }],
    messages: [{ id: message.id, ...status }],
  }
}

/** Should this send be swallowed? `accepted`: it goes out, but the sender never hears of it. */
export function takeSilence(world: World): 'dropped' | 'accepted' | null {
  if (takeOne(world.faults, 'dropSends')) return 'dropped'
  return takeOne(world.faults, 'acceptThenHang') ? 'accepted' : null
}

/** Names a body that is not even an object. */
export function requireBody(value: unknown): JsonObject {
  if (!isObject(value)) throw new GraphError(100, 'The request body must be a JSON object.')
  if (value.messaging_product !== 'whatsapp') throw new GraphError(100, 'The parameter messaging_product is required.')
  return value
}
