/** A phone sends: the message is remembered, the window moves, and the webhook goes out. */
import { newWacid, newWamid } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { SimError, SimMessage, SimNumber, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { DAY_MS } from '../defaults.ts'
import { errorTitle } from '../graph/graph-error.ts'
import { mediaUrl, webhookSha } from '../graph/media-routes.ts'
import { emitUpdate, inboundUpdate, isPhoneShared } from '../webhooks/message-events.ts'
import type { PhoneAction } from './phone-actions.ts'

/** How an action looks on the wire: type, the object named after it, and what it answers. */
type Wire = { type: string; content: unknown; contextId?: string; errors?: SimError[] }

/** Not "the customer said something": these do not open the reply window. */
const SILENT_TYPES = new Set(['reaction', 'unsupported', 'edit', 'revoke', 'system'])

/** Sends one message from this person's phone. Throws SimulatorError when it names what does not exist. */
export function sendInbound(world: World, user: SimUser, action: PhoneAction): SimMessage {
  const number = action.numberId === undefined ? world.firstNumber() : world.findNumber(action.numberId)
  if (!number) throw new SimulatorError('not_found', `there is no business number ${action.numberId}`)
  const wire = toWire(world, user, action)
  const message: SimMessage = {
    id: action.type === 'audio' && action.voicemail ? newWacid() : newWamid(),
    numberId: number.id,
    userId: user.id,
    direction: 'inbound',
    at: action.atMs ?? world.clock.now(),
    type: wire.type,
    content: wire.content,
    contextId: action.replyTo ?? wire.contextId ?? null,
    forwarded: action.forwarded ?? null,
    referral: action.referral ?? null,
    reactions: { customer: null, business: null },
    outbound: null,
    updateId: null,
    answeredAt: null,
    readByBusinessAt: null,
    errors: wire.errors ?? [],
  }
  if (action.type === 'reaction') {
    const target = world.findMessage(action.messageId)
    if (target) target.reactions.customer = action.emoji || null
  }
  openWindow(world, number, user, message)
  const update = inboundUpdate(world, number, user, message)
  message.updateId = update.id
  world.addMessage(message)
  // A blocked person's messages reach nobody, and they are not told.
  if (!number.blockedUserIds.includes(user.id)) emitUpdate(world, update)
  return message
}

function openWindow(world: World, number: SimNumber, user: SimUser, message: SimMessage): void {
  const conversation = world.conversation(number.id, user.id)
  if (isPhoneShared(world, number, user)) conversation.phoneKnownAt = Math.max(conversation.phoneKnownAt ?? 0, message.at)
  if (SILENT_TYPES.has(message.type)) return
  conversation.windowOpenedAt = Math.max(conversation.windowOpenedAt ?? 0, message.at)
  if (message.referral) conversation.adClickAt = message.at
}

function toWire(world: World, user: SimUser, action: PhoneAction): Wire {
  switch (action.type) {
    case 'text':
      return { type: 'text', content: { body: action.text } }
    case 'image':
    case 'video':
      return { type: action.type, content: { ...captionOf(action), ...mediaObject(world, action.mediaId) } }
    case 'document': {
      const filename = action.filename ?? world.state.media.find((media) => media.id === action.mediaId)?.filename
      const named = filename ? { filename } : {}
      return { type: 'document', content: { ...captionOf(action), ...named, ...mediaObject(world, action.mediaId) } }
    }
    case 'audio':
      return { type: 'audio', content: { ...mediaObject(world, action.mediaId), ...(!action.voicemail && { voice: action.voice }) } }
    case 'sticker':
      return { type: 'sticker', content: { ...mediaObject(world, action.mediaId), animated: action.animated } }
    case 'location':
      return { type: 'location', content: locationObject(action) }
    case 'contacts':
      return { type: 'contacts', content: action.contacts }
    case 'share_contact': {
      const phone = { phone: `+${user.phone}`, wa_id: user.phone, type: 'CELL' }
      return { type: 'contacts', content: [{ origin: 'contact_request', name: { formatted_name: user.name }, phones: [phone] }] }
    }
    case 'reaction': {
      const emoji = action.emoji ? { emoji: action.emoji } : {}
      return { type: 'reaction', content: { message_id: action.messageId, ...emoji } }
    }
    case 'order':
      return { type: 'order', content: { catalog_id: action.catalogId, text: action.text, product_items: action.items } }
    case 'unsupported':
      return unsupported(action.kind)
    case 'media_too_big':
      return { type: action.kind, content: null, errors: [tooBig()] }
    case 'request_welcome':
      return { type: 'request_welcome', content: null }
    case 'edit': {
      const message = { context: { id: 'M0' }, type: 'text', text: { body: action.text } }
      return { type: 'edit', content: { original_message_id: action.messageId, message } }
    }
    case 'revoke':
      return { type: 'revoke', content: { original_message_id: action.messageId } }
    default:
      return toReply(world, action)
  }
}

type ReplyAction = Extract<
  PhoneAction,
  { type: 'button_reply' | 'list_reply' | 'template_button' | 'flow_reply' | 'call_permission_reply' }
>

function toReply(world: World, action: ReplyAction): Wire {
  const contextId = action.messageId
  switch (action.type) {
    case 'button_reply':
      return interactive(contextId, 'button_reply', { id: action.id, title: action.title })
    case 'list_reply': {
      const description = action.description ? { description: action.description } : {}
      return interactive(contextId, 'list_reply', { id: action.id, title: action.title, ...description })
    }
    case 'template_button':
      return { type: 'button', contextId, content: { payload: action.payload, text: action.text } }
    case 'flow_reply': {
      const reply = { name: action.name, body: 'Sent', response_json: JSON.stringify(action.response) }
      return interactive(contextId, 'nfm_reply', reply)
    }
    case 'call_permission_reply': {
      const isTemporary = action.response === 'accept' && !action.isPermanent
      const expiry = isTemporary ? { expiration_timestamp: world.clock.nowSeconds() + (7 * DAY_MS) / 1000 } : {}
      const reply = { response: action.response, is_permanent: action.isPermanent, ...expiry, response_source: action.source }
      return interactive(contextId, 'call_permission_reply', reply)
    }
  }
}

function interactive(contextId: string, type: string, reply: JsonObject): Wire {
  return { type: 'interactive', contextId, content: { type, [type]: reply } }
}

function captionOf(action: { caption?: string | undefined }): JsonObject {
  return action.caption ? { caption: action.caption } : {}
}

function mediaObject(world: World, mediaId: string): JsonObject {
  const media = world.state.media.find((candidate) => candidate.id === mediaId)
  if (!media) throw new SimulatorError('not_found', `there is no media ${mediaId}`)
  const url = world.knobs.mediaUrls ? { url: mediaUrl(world, media, 'webhook') } : {}
  return { mime_type: media.mimeType, sha256: webhookSha(world, media), id: media.id, ...url }
}

function locationObject(action: Extract<PhoneAction, { type: 'location' }>): JsonObject {
  const { latitude, longitude, name, address, url } = action
  return { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}), ...(url ? { url } : {}) }
}

function unsupported(kind: string | null): Wire {
  const error = { code: 131051, title: 'Message type unknown', details: 'Message type is currently not supported.' }
  return { type: 'unsupported', content: kind === null ? null : { type: kind }, errors: [error] }
}

function tooBig(): SimError {
  return { code: 131052, title: errorTitle(131052), details: 'The file is larger than 100 MB and could not be downloaded.' }
}
