import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bo, messagesValue, noor, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { parseDelivery } from './parse-delivery.ts'
import { readMessage } from './read-message.ts'
import { messageSchema } from './whatsapp-envelope.ts'

const types = [
  'text',
  'image',
  'audio',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'reaction',
  'system',
  'edit',
  'revoke',
  'unsupported',
  'constructor',
  '__proto__',
]
const keys = [
  'id',
  'timestamp',
  'type',
  'from',
  'body',
  'text',
  'latitude',
  'longitude',
  'emoji',
  'message_id',
  'button_reply',
  'nfm_reply',
  'call_permission_reply',
  'response',
  'expiration_timestamp',
  'response_json',
  'product_items',
  'errors',
  'code',
]
const odd = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    fc.constantFrom('', '\u0000', '\ud800', 1e300, -1, null, 'accept', ...types),
    fc.dictionary(fc.constantFrom(...keys, ...types), tie('any')),
    fc.array(tie('any'), { maxLength: 3 }),
  ),
})).any

describe('a body', () => {
  test('of any text is taken apart without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) =>
        ['elements', 'malformed'].includes(parseDelivery(body).kind),
      ),
    )
  })

  test('of any JSON inside a right envelope is taken apart, and every element of a list is accounted for', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 5 }), fc.array(odd, { maxLength: 5 }), odd, (messages, statuses, contacts) => {
        const parsed = parseDelivery(webhookBody({ metadata: { phone_number_id: '1' }, contacts, messages, statuses }))
        const count = (name: string) => (parsed.kind === 'elements' ? parsed.elements.filter((one) => one.path.includes(name)).length : -1)
        expect([count('.messages['), count('.statuses[')]).toEqual([messages.length, statuses.length])
      }),
    )
  })

  test('says in its reason where it is broken, never what the customer wrote', () => {
    const parsed = parseDelivery(
      webhookBody(messagesValue({ messages: [{ id: 7, type: 'text', text: { body: 'geheim' }, timestamp: 'geheim' }] })),
    )
    expect(parsed).toMatchObject({ elements: [{ kind: 'broken', of: 'message', path: 'entry[0].changes[0].messages[0]' }] })
    expect(JSON.stringify(parsed)).not.toContain('geheim')
  })

  test('keeps the digits of a number beyond 2^53', () => {
    const parsed = parseDelivery(
      '{"object":"whatsapp_business_account","entry":[{"id":12345678901234567890,"changes":[{"field":"account_update","value":{"event":"X"}}]}]}',
    )
    expect(parsed).toMatchObject({ elements: [{ wabaId: '12345678901234567890' }] })
  })

  test('joins contacts by address, never by place', () => {
    const messages = [textMessage(bo, 'b', 1, 'x'), textMessage(noor, 'n', 2, 'y'), textMessage({ phone: '4900000000' }, 'u', 3, 'z')]
    const parsed = parseDelivery(webhookBody(messagesValue({ people: [noor, bo], messages })))
    const names = parsed.kind === 'elements' && parsed.elements.map((one) => one.kind === 'message' && one.contact?.profile?.name)
    expect(names).toEqual(['Bo', 'Noor', undefined])
  })
})

describe('a message', () => {
  test('of any type and content is read without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), odd, fc.dictionary(fc.constantFrom(...keys), odd), (type, own, rest) => {
        const message = messageSchema.safeParse({ ...rest, id: 'wamid', timestamp: '1', type, [type]: own })
        if (message.success) expect(readMessage(message.data).kind).toMatch(/^(entry|reaction|identity|edit|revoke|ignored)$/)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['1795000000', 1_795_000_000],
    [1_795_000_000, 1_795_000_000],
    ['12e3', null],
    [-1, null],
    [253_402_300_800, null],
  ])('with timestamp %j is at %j', (timestamp, seconds) => {
    expect(messageSchema.safeParse({ id: 'x', type: 'text', timestamp }).data?.timestamp ?? null).toBe(seconds)
  })
})
