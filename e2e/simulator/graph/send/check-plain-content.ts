/** Checks of the message types without a form: text, media, location, contacts, reaction. */
import { isObject, type JsonObject } from '../../core/json.ts'
import type { SimMessage, SimNumber } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { INBOUND_MEDIA_MS, QUOTABLE_MS, UPLOADED_MEDIA_MS } from '../../defaults.ts'
import {
  invalid,
  missing,
  onlyKeys,
  optionalBoolean,
  optionalText,
  requireList,
  requireNumber,
  requireObject,
  requireText,
} from '../fields.ts'
import { errorTitle, GraphError } from '../graph-error.ts'
import { checkMediaKind } from './media-rules.ts'
import type { MediaKind, OutboundContent } from './outbound-content.ts'

export function checkText(body: JsonObject): OutboundContent {
  const text = requireObject(body, 'text', 'text')
  onlyKeys(text, 'text', ['body', 'preview_url'])
  requireText(text, 'body', "text['body']", 4096)
  optionalBoolean(text, 'preview_url', "text['preview_url']")
  return { content: text, lateFailure: null }
}

const MEDIA_KEYS: Record<MediaKind, readonly string[]> = {
  image: ['id', 'link', 'caption'],
  video: ['id', 'link', 'caption'],
  document: ['id', 'link', 'caption', 'filename'],
  audio: ['id', 'link', 'voice'],
  sticker: ['id', 'link'],
}

export async function checkMedia(world: World, number: SimNumber, body: JsonObject, kind: MediaKind): Promise<OutboundContent> {
  const media = requireObject(body, kind, kind)
  onlyKeys(media, kind, MEDIA_KEYS[kind])
  optionalText(media, 'caption', `${kind}['caption']`, 1024)
  optionalText(media, 'filename', `${kind}['filename']`, 240)
  const isVoice = optionalBoolean(media, 'voice', `${kind}['voice']`) === true
  return checkMediaReference(world, number, media, kind, kind, isVoice)
}

/** `{id}` or `{link}`, exactly one; also used for headers of interactive messages and templates. */
export async function checkMediaReference(
  world: World,
  number: SimNumber,
  media: JsonObject,
  kind: MediaKind,
  path: string,
  isVoice: boolean,
): Promise<OutboundContent> {
  const link = optionalText(media, 'link', `${path}['link']`, 2048)
  const id = optionalText(media, 'id', `${path}['id']`, 64)
  if (link !== null && id !== null) throw invalid(path, 'give either id or link, not both')
  if (link !== null) {
    const protocol = URL.parse(link)?.protocol
    if (protocol !== 'https:' && protocol !== 'http:') throw invalid(`${path}['link']`, 'it is not a http(s) URL')
    return { content: media, lateFailure: null, link: { url: link, object: media, kind } }
  }
  if (id === null) throw missing(`${path}['id'] or ${path}['link']`)
  const known = world.state.media.find((candidate) => candidate.id === id && candidate.numberId === number.id)
  const lifeMs = known?.origin === 'customer' ? INBOUND_MEDIA_MS : UPLOADED_MEDIA_MS
  const bytes = known && world.clock.now() - known.createdAt <= lifeMs ? await world.media.find(id) : null
  if (!known || !bytes) throw invalid(`${path}['id']`, `media ${id} does not exist or has expired`)
  return { content: media, lateFailure: checkMediaKind(kind, known.mimeType, bytes, isVoice) }
}

export function checkLocation(body: JsonObject): OutboundContent {
  const location = requireObject(body, 'location', 'location')
  onlyKeys(location, 'location', ['latitude', 'longitude', 'name', 'address'])
  requireNumber(location, 'latitude', "location['latitude']", -90, 90)
  requireNumber(location, 'longitude', "location['longitude']", -180, 180)
  optionalText(location, 'name', "location['name']", 1000)
  optionalText(location, 'address', "location['address']", 1000)
  return { content: location, lateFailure: null }
}

export function checkContacts(body: JsonObject): OutboundContent {
  const contacts = requireList(body, 'contacts', 'contacts', 1, 257)
  for (const [index, contact] of contacts.entries()) {
    const path = `contacts[${index}]`
    onlyKeys(contact, path, ['name', 'phones', 'emails', 'addresses', 'org', 'urls', 'birthday'])
    const name = requireObject(contact, 'name', `${path}['name']`)
    requireText(name, 'formatted_name', `${path}['name']['formatted_name']`, 1024)
    for (const list of ['phones', 'emails', 'addresses', 'urls']) {
      if (contact[list] !== undefined) requireList(contact, list, `${path}['${list}']`, 0, 100)
    }
  }
  return { content: contacts, lateFailure: null }
}

export function checkReaction(world: World, conversationMessages: SimMessage[], body: JsonObject): OutboundContent {
  if (body.context !== undefined) throw new GraphError(131009, 'A reaction cannot have a context.')
  const reaction = requireObject(body, 'reaction', 'reaction')
  onlyKeys(reaction, 'reaction', ['message_id', 'emoji'])
  const messageId = requireText(reaction, 'message_id', "reaction['message_id']", 256)
  const emoji = reaction.emoji ?? ''
  if (typeof emoji !== 'string') throw new GraphError(100, "Param reaction['emoji'] must be a string.")
  if (emoji !== '' && !isOneEmoji(emoji)) throw invalid("reaction['emoji']", 'it must be one emoji')
  const target = conversationMessages.find((message) => message.id === messageId)
  const isReactable = target && target.type !== 'reaction' && world.clock.now() - target.at <= QUOTABLE_MS
  const details = 'The message to react to is unknown, deleted, a reaction, or older than 30 days.'
  return {
    content: reaction,
    lateFailure: isReactable ? null : { code: 131009, title: errorTitle(131009), details },
  }
}

function isOneEmoji(text: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(text) || /^\p{Emoji_Presentation}$/u.test(text) || text === '❤'
}

/** The target and emoji of a reaction that passed `checkReaction`. */
export function reactionOf(content: unknown): { messageId: string; emoji: string | null } | null {
  if (!isObject(content) || typeof content.message_id !== 'string') return null
  return { messageId: content.message_id, emoji: typeof content.emoji === 'string' && content.emoji ? content.emoji : null }
}
