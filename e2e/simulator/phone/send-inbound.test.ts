// Every inbound type of the contract, as the webhook shows it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../core/json.ts'
import { type Scene, startScene } from '../testing/start-scene.ts'
import type { PhoneActionInput } from './phone-actions.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
})

const OURS = 'wamid.HBgLT1VUMDAwMQA='
const CONTEXT = { from: '31600000001', id: OURS }

const SHAPES: [PhoneActionInput, JsonObject][] = [
  [
    { type: 'text', text: 'Hoi' },
    { type: 'text', text: { body: 'Hoi' } },
  ],
  [
    { type: 'text', text: 'Ja', replyTo: OURS },
    { context: CONTEXT, text: { body: 'Ja' } },
  ],
  [{ type: 'text', text: 'Kijk', forwarded: 'once' }, { context: { forwarded: true } }],
  [{ type: 'text', text: 'Kijk', forwarded: 'often' }, { context: { frequently_forwarded: true } }],
  [
    { type: 'text', text: 'Ad', referral: { source_type: 'ad', source_id: '12' } },
    { referral: { source_type: 'ad', source_id: '12' }, type: 'text' },
  ],
  [
    { type: 'location', latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht' },
    { location: { latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht' } },
  ],
  [
    { type: 'share_contact', replyTo: OURS },
    {
      type: 'contacts',
      contacts: [{ origin: 'contact_request', phones: [{ phone: '+31600000002', wa_id: '31600000002', type: 'CELL' }] }],
    },
  ],
  [
    { type: 'button_reply', messageId: OURS, id: 'route:human', title: 'Medewerker' },
    { context: CONTEXT, interactive: { type: 'button_reply', button_reply: { id: 'route:human', title: 'Medewerker' } } },
  ],
  [
    { type: 'list_reply', messageId: OURS, id: 'slot-2', title: 'Dinsdag', description: '10-12 uur' },
    { interactive: { type: 'list_reply', list_reply: { id: 'slot-2', title: 'Dinsdag', description: '10-12 uur' } } },
  ],
  [
    { type: 'flow_reply', messageId: OURS, response: { flow_token: 'ft-81' } },
    { interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"ft-81"}' } } },
  ],
  [
    { type: 'call_permission_reply', messageId: OURS, response: 'reject' },
    { interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'reject', response_source: 'user_action' } } },
  ],
  [
    { type: 'template_button', messageId: OURS, payload: 'cancel:A100', text: 'Annuleren' },
    { type: 'button', context: CONTEXT, button: { payload: 'cancel:A100', text: 'Annuleren' } },
  ],
  [{ type: 'reaction', messageId: OURS, emoji: '👍' }, { reaction: { message_id: OURS, emoji: '👍' } }],
  [
    { type: 'order', items: [{ product_retailer_id: 'SKU-9', quantity: 2, item_price: 12.5, currency: 'EUR' }] },
    { order: { catalog_id: '700000000000001', text: '', product_items: [{ product_retailer_id: 'SKU-9', quantity: 2 }] } },
  ],
  [
    { type: 'unsupported', kind: 'edit' },
    { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }], unsupported: { type: 'edit' } },
  ],
  [
    { type: 'media_too_big', kind: 'video' },
    { type: 'video', errors: [{ code: 131052 }] },
  ],
  [{ type: 'request_welcome' }, { type: 'request_welcome' }],
  [
    { type: 'edit', messageId: OURS, text: 'dinsdag 21' },
    { edit: { original_message_id: OURS, message: { type: 'text', text: { body: 'dinsdag 21' } } } },
  ],
  [{ type: 'revoke', messageId: OURS }, { revoke: { original_message_id: OURS } }],
]

describe('the webhook of', () => {
  test.each(SHAPES)('%j has its shape', async (action, shape) => {
    const { id } = await scene.simulator.client.send('noor', action)
    await scene.simulator.client.waitUntilDelivered()
    expect(scene.receiver.messages()).toMatchObject([{ id, from: '31600000002', from_user_id: 'NL.70000000000000000001', ...shape }])
  })
})

test('a reaction taken back has no emoji', async () => {
  await scene.simulator.client.send('noor', { type: 'reaction', messageId: OURS, emoji: '' })
  await scene.simulator.client.waitUntilDelivered()
  expect(scene.receiver.messages()[0]?.reaction).toEqual({ message_id: OURS })
})

test('a file above 100 MB has no media object', async () => {
  await scene.simulator.client.send('noor', { type: 'media_too_big', kind: 'document' })
  await scene.simulator.client.waitUntilDelivered()
  expect(scene.receiver.messages()[0]).not.toHaveProperty('document')
})

test('a voice note is marked as one, an audio file is not', async () => {
  const { client } = scene.simulator
  await client.sendVoiceNote('noor', Buffer.from('OggS'))
  const { id } = await client.upload('noor', Buffer.from('ID3'), { mimeType: 'audio/mpeg' })
  await client.send('noor', { type: 'audio', mediaId: id })
  await client.waitUntilDelivered()
  expect(scene.receiver.messages()).toMatchObject([
    { audio: { voice: true, mime_type: 'audio/ogg; codecs=opus' } },
    { audio: { voice: false, mime_type: 'audio/mpeg' } },
  ])
})

test('a nonsensical action is refused with what is wrong, and nothing is sent', async () => {
  await expect(scene.simulator.client.send('noor', { type: 'location', latitude: 99, longitude: 0 })).rejects.toThrow('latitude')
  await expect(scene.simulator.client.sendText('niemand', 'hoi')).rejects.toThrow('no user niemand')
  await expect(scene.simulator.client.send('noor', { type: 'image', mediaId: '1' })).rejects.toThrow('no media 1')
  expect((await scene.simulator.client.deliveries()).total).toBe(0)
})
