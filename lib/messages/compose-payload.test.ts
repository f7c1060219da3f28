import { describe, expect, test } from 'vitest'
import { addressRecipient } from './address-recipient.ts'
import { composePayload, type PayloadParts } from './compose-payload.ts'
import { planSend } from './plan-send.ts'

const plain = { v: 1 as const, forwarded: 'no' as const, referral: null }
const text: PayloadParts = {
  recipient: { to: '+31600000002' },
  body: { ...plain, kind: 'message', content: { type: 'text' } },
  text: 'Dag',
  callbackData: 'attempt-1',
  replyToProviderId: null,
  file: null,
}
const media = (type: 'image' | 'audio' | 'document', filename: string | null = null): PayloadParts => ({
  ...text,
  body: { ...plain, kind: 'message', content: { type: 'media' } },
  file: { type, providerMediaId: '91', filename },
})
const template: PayloadParts = {
  ...text,
  body: {
    ...plain,
    kind: 'message',
    content: { type: 'template', name: 'reopen_chat', language: 'nl', header: null, footer: null, buttons: [] },
    send: { name: 'reopen_chat', language: { code: 'nl' }, components: [{ type: 'body', parameters: [] }] },
  },
}

describe('a payload', () => {
  test('carries our id, the address and no preview where there is no link', () => {
    expect(composePayload(text)).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+31600000002',
      biz_opaque_callback_data: 'attempt-1',
      type: 'text',
      text: { body: 'Dag', preview_url: false },
    })
    expect(composePayload({ ...text, text: 'zie https://a.test' })).toMatchObject({ text: { preview_url: true } })
  })

  test('quotes, but not on a template, where it would show nothing', () => {
    expect(composePayload({ ...text, replyToProviderId: 'wamid.1' })).toMatchObject({ context: { message_id: 'wamid.1' } })
    expect(composePayload({ ...template, replyToProviderId: 'wamid.1' })).not.toHaveProperty('context')
  })

  test('has a caption on pictures, a name on documents, neither on sound', () => {
    expect(composePayload(media('image'))).toMatchObject({ type: 'image', image: { id: '91', caption: 'Dag' } })
    expect(composePayload(media('document', 'a.pdf'))).toMatchObject({ document: { id: '91', caption: 'Dag', filename: 'a.pdf' } })
    expect(composePayload(media('audio')).audio).toEqual({ id: '91' })
  })

  test('of a voice message says that it is one', () => {
    const voice = { ...media('audio'), body: { ...plain, kind: 'voice_note' as const, isVoicemail: false } }
    expect(composePayload(voice)).toMatchObject({ type: 'audio', audio: { id: '91', voice: true } })
  })

  test('of a template keeps its components, the file first', () => {
    expect(composePayload({ ...template, file: { type: 'image', providerMediaId: '91', filename: null } })).toMatchObject({
      template: {
        name: 'reopen_chat',
        language: { code: 'nl' },
        components: [{ type: 'header', parameters: [{ type: 'image', image: { id: '91' } }] }, { type: 'body' }],
      },
    })
  })

  test('of something that is never sent is an error', () => {
    expect(() => composePayload({ ...text, body: { v: 1, kind: 'note' } })).toThrow('is not sent')
  })
})

describe('the address', () => {
  const held = (kind: 'whatsapp' | 'whatsapp_user', value: string, second: number, retiredAt: Date | null = null) => ({
    kind,
    value,
    retiredAt,
    createdAt: new Date(second),
  })

  test('is the newest number with a plus, else the user id, never both', () => {
    const userId = held('whatsapp_user', 'NL.1', 1)
    expect(addressRecipient([userId, held('whatsapp', '31', 1), held('whatsapp', '32', 2)])).toEqual({ to: '+32' })
    expect(addressRecipient([userId])).toEqual({ recipient: 'NL.1' })
  })

  test('is never one that was left', () => {
    expect(addressRecipient([held('whatsapp', '31', 1, new Date(2)), held('whatsapp_user', 'NL.1', 1, new Date(2))])).toBeNull()
  })
})

describe('the window', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  test('decides over everything but templates and notes, to the millisecond', () => {
    expect(planSend('text', new Date(now.getTime() + 1), now)).toEqual({ kind: 'send' })
    expect(planSend('text', now, now)).toEqual({ kind: 'window_closed', closedAt: now.toISOString() })
    expect(planSend('voice', null, now)).toEqual({ kind: 'window_closed', closedAt: null })
    expect([planSend('template', null, now), planSend('note', null, now)]).toEqual([{ kind: 'send' }, { kind: 'send' }])
  })
})
