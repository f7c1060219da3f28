// Webhook bodies as WhatsApp sends them (whatsapp-messages.md 2 and 3), for tests: state only what the test is about.

export type BodyPerson = {
  phone?: string | undefined
  userId?: string | undefined
  name?: string | undefined
  username?: string | undefined
}

export const noor: BodyPerson = { phone: '31600000002', userId: 'NL.70000000000000000001', name: 'Noor' }
/** Has a username and withholds the phone. */
export const bo: BodyPerson = { userId: 'BE.70000000000000000002', name: 'Bo', username: 'tuinfan.gent' }

const metadata = { display_phone_number: '31600000001', phone_number_id: '300000000000202' }

/** One inbound message of a person: the message-specific part over sensible common properties. */
export function inboundMessage(person: BodyPerson, id: string, at: number, part: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(person.phone && { from: person.phone }),
    ...(person.userId && { from_user_id: person.userId }),
    id,
    timestamp: String(at),
    ...part,
  }
}

export function textMessage(person: BodyPerson, id: string, at: number, text: string): Record<string, unknown> {
  return inboundMessage(person, id, at, { type: 'text', text: { body: text } })
}

export function contactOf(person: BodyPerson): Record<string, unknown> {
  return {
    profile: { name: person.name ?? 'Somebody', ...(person.username && { username: person.username }) },
    ...(person.phone && { wa_id: person.phone }),
    ...(person.userId && { user_id: person.userId }),
  }
}

/** The value of a `messages` change: inbound messages, statuses and errors may stand together. */
export function messagesValue(parts: {
  people?: BodyPerson[]
  messages?: unknown[]
  statuses?: unknown[]
  errors?: unknown[]
}): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    metadata,
    ...(parts.people && { contacts: parts.people.map(contactOf) }),
    ...(parts.messages && { messages: parts.messages }),
    ...(parts.statuses && { statuses: parts.statuses }),
    ...(parts.errors && { errors: parts.errors }),
  }
}

export function statusOf(providerId: string, status: string, at: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: providerId, status, timestamp: String(at), recipient_id: noor.phone, recipient_user_id: noor.userId, ...more }
}

/** A whole body around values, one change each. */
export function webhookBody(...values: Record<string, unknown>[]): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '200000000000101', changes: values.map((value) => ({ field: 'messages', value })) }],
  })
}

/** The system message of a number change that may be shown (2.4). */
export function numberChange(id: string, at: number, from: BodyPerson, to: BodyPerson): Record<string, unknown> {
  return {
    from: from.phone,
    id,
    timestamp: String(at),
    type: 'system',
    system: { type: 'user_changed_number', body: 'changed', wa_id: to.phone, user_id: to.userId, previous_user_id: from.userId },
  }
}

/** The system message of a change of which only the user id may be told (2.4). */
export function userIdChange(id: string, at: number, from: string | undefined, to: string | undefined): Record<string, unknown> {
  return {
    id,
    timestamp: String(at),
    type: 'system',
    system: { type: 'user_changed_user_id', body: 'changed', user_id: to, previous_user_id: from },
  }
}
