/** A chat as the person sees it on the phone. */
import type { SimMessage, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { isWindowOpen } from './pricing.ts'

export type PhoneMessage = {
  id: string
  /** From the phone's side. */
  isMine: boolean
  at: number
  type: string
  content: unknown
  contextId: string | null
  forwarded: SimMessage['forwarded']
  referral: SimMessage['referral']
  reactions: SimMessage['reactions']
  rendered: NonNullable<SimMessage['outbound']>['rendered']
  /** Of the person's own messages: one tick, two, two blue. `failed` never shows on a phone. */
  ticks: 'sent' | 'delivered' | 'read' | null
  isPlayed: boolean
  opaque: string | null
}

export type PhoneConversation = {
  userId: string
  numberId: string
  businessName: string
  businessPhone: string
  isOpenOnPhone: boolean
  isWindowOpen: boolean
  isTyping: boolean
  unread: number
  messages: PhoneMessage[]
}

/** Only what has arrived on the phone, in the order it did there; reactions hang on their messages. */
export function viewConversation(world: World, user: SimUser, numberId: string): PhoneConversation {
  const number = world.findNumber(numberId) ?? world.firstNumber()
  const conversation = world.conversation(number.id, user.id)
  const now = world.clock.now()
  const arrived = conversation.messages.filter(isOnPhone)
  return {
    userId: user.id,
    numberId: number.id,
    businessName: number.verifiedName,
    businessPhone: number.displayPhoneNumber,
    isOpenOnPhone: conversation.isOpenOnPhone,
    isWindowOpen: isWindowOpen(conversation, now),
    isTyping: conversation.typingUntil !== null && now < conversation.typingUntil,
    unread: countUnread(conversation.messages, conversation.isOpenOnPhone),
    messages: arrived.map(viewMessage),
  }
}

/** Has it arrived there? Reactions are no messages of their own. */
export function isOnPhone(message: SimMessage): boolean {
  if (message.type === 'reaction') return false
  return message.direction === 'inbound' || message.outbound?.deliveredAt != null
}

function viewMessage(message: SimMessage): PhoneMessage {
  const { id, at, type, content, contextId, forwarded, referral, reactions } = message
  const isMine = message.direction === 'inbound'
  return {
    id,
    isMine,
    at: message.outbound?.deliveredAt ?? at,
    type,
    content,
    contextId,
    forwarded,
    referral,
    reactions,
    rendered: message.outbound?.rendered ?? null,
    ticks: isMine ? ticksOf(message) : null,
    isPlayed: message.outbound?.playedAt != null,
    opaque: message.outbound?.opaque ?? null,
  }
}

/** Without read receipts the phone still knows what was seen: nothing is unread while the chat is open. */
export function countUnread(messages: SimMessage[], isOpen: boolean): number {
  if (isOpen) return 0
  return messages.filter((message) => isOnPhone(message) && message.outbound && message.outbound.readAt === null).length
}

function ticksOf(message: SimMessage): PhoneMessage['ticks'] {
  if (message.readByBusinessAt !== null) return 'read'
  return message.answeredAt === null ? 'sent' : 'delivered'
}
