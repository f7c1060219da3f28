// Every type of message a customer can send, and what they can do to one (whatsapp-messages.md 2.6 and 2.7).
import { describe, expect, test } from 'vitest'
import { openPayloadScene } from '../testing/payload-scene.server.ts'

const scene = openPayloadScene()

describe('what they sent', () => {
  test.each([
    ['image', 'Kapot', { type: 'image', state: 'pending', mimeType: 'image/jpeg' }],
    ['image-without-url', null, { type: 'image', state: 'pending', mimeType: 'image/jpeg' }],
    ['audio-file', null, { type: 'audio', state: 'pending', mimeType: 'audio/mpeg' }],
    ['video', 'Zo klinkt hij', { type: 'video', state: 'pending' }],
    ['document', 'zie p2', { type: 'document', filename: 'factuur.pdf', mimeType: 'application/pdf' }],
    ['sticker', null, { type: 'sticker', mimeType: 'image/webp' }],
    ['image-too-large', null, { type: 'image', state: 'too_large' }],
  ])('%s is shown as a file with its caption', async (name, text, attachment) => {
    expect(await scene.shown(name)).toMatchObject({ kind: 'message', text, content: { type: 'media' }, attachments: [attachment] })
  })

  test('a voice note is a voice note', async () => {
    const entry = await scene.shown('audio-voice-note')
    expect(entry).toMatchObject({ kind: 'voice_note', attachments: [{ type: 'audio', state: 'pending' }] })
    expect(entry).toHaveProperty('mediaId', expect.any(String))
  })

  test('each file is fetched by a job of its own, a file the provider could not take by none', async () => {
    await scene.arrive('image')
    await scene.arrive('image-too-large')
    const rows = await scene.product
      .sql`select m.state, exists (select 1 from pgboss.job j where j.name = 'fetch-media' and j.data->>'mediaId' = m.id::text) as has_job
      from media m join entries e on e.id = m.entry_id where e.provider_id in ('wamid.payload.image', 'wamid.payload.image-too-large') order by m.state`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { state: 'pending', has_job: true },
      { state: 'too_large', has_job: false },
    ])
  })

  test.each([
    ['location', { type: 'location', latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht' }],
    ['location-bare', { type: 'location', latitude: 52.0907, longitude: 5.1214, name: null, address: null }],
    ['location-damaged', { type: 'unsupported', what: 'location', code: null }],
  ])('%s shows where, or says that it cannot', async (name, content) => {
    expect(await scene.shown(name)).toMatchObject({ kind: 'message', content })
  })

  test("the customer's own number, asked for, is marked as theirs", async () => {
    expect(await scene.shown('contacts-own-number')).toMatchObject({
      content: { type: 'contacts', contacts: [{ isOwnNumber: true, phones: [{ phone: '+31600000002', type: 'CELL' }] }] },
    })
  })

  test('a contact card shows name, organisation, phones and e-mail', async () => {
    expect(await scene.shown('contacts-card')).toMatchObject({
      content: {
        type: 'contacts',
        contacts: [{ name: 'Kwekerij Vos', organisation: 'Kwekerij Vos BV', emails: [{ email: 'vos@example.test' }], isOwnNumber: false }],
      },
    })
  })

  test.each([
    ['interactive-button-reply', 'Medewerker', { type: 'choice', source: 'button', id: 'route:human', description: null }],
    ['interactive-button-reply-without-context', 'Spraak', { type: 'choice', source: 'button', id: 'route:voice' }],
    ['interactive-list-reply', 'Dinsdag', { type: 'choice', source: 'list', id: 'slot-2', description: '10-12 uur' }],
    ['button', 'Annuleren', { type: 'choice', source: 'template', id: 'cancel:A100' }],
    ['button-without-context', 'Behouden', { type: 'choice', source: 'template', id: 'keep:A100' }],
  ])('%s shows what was chosen', async (name, text, content) => {
    expect(await scene.shown(name)).toMatchObject({ text, content })
  })

  test.each([
    [
      'interactive-nfm-reply',
      'flow',
      [
        { name: 'ordernr', value: 'A100' },
        { name: 'aantal', value: '2' },
      ],
    ],
    ['interactive-nfm-reply-address', 'address_message', [{ name: 'values', value: '{"city":"Amsterdam"}' }]],
    ['interactive-nfm-reply-not-an-object', 'flow', []],
    ['interactive-nfm-reply-not-json', 'flow', []],
  ])('%s shows the fields that can be read, without its token', async (name, form, fields) => {
    expect(await scene.shown(name)).toMatchObject({ content: { type: 'form', name: form, fields } })
  })

  test.each([
    [
      'interactive-call-permission-accept',
      { response: 'accept', isPermanent: false, expiresAt: '2026-11-25T11:06:40.000Z', isAutomatic: false },
    ],
    ['interactive-call-permission-accept-text-time', { response: 'accept', expiresAt: '2026-11-25T11:06:40.000Z' }],
    ['interactive-call-permission-permanent', { response: 'accept', isPermanent: true, expiresAt: null }],
    ['interactive-call-permission-reject', { response: 'reject', isPermanent: false, expiresAt: null }],
    ['interactive-call-permission-automatic', { response: 'accept', isAutomatic: true }],
  ])('%s says what was allowed', async (name, content) => {
    expect(await scene.shown(name)).toMatchObject({ content: { type: 'call_permission', ...content } })
  })

  test('an order lists its items with exact prices', async () => {
    expect(await scene.shown('order')).toMatchObject({
      text: null,
      content: { type: 'order', items: [{ productId: 'SKU-9', quantity: 2, priceMicros: 12_500_000, currency: 'EUR' }] },
    })
  })

  test.each([
    ['unsupported-poll', 'poll_creation', 131051],
    ['unsupported-edit', 'edit', 131051],
    ['unsupported-without-type', null, 131051],
    ['unsupported-coexistence', null, 131060],
    ['unsupported-old-error-shape', null, 131051],
    ['interactive-product', 'interactive', null],
    ['interactive-object-missing', 'interactive', null],
    ['text-object-missing', 'text', null],
    ['image-object-missing', 'image', null],
    ['type-unknown', 'hologram', null],
    ['type-named-like-a-property', 'constructor', null],
  ])('%s is shown as something that came but cannot be shown', async (name, what, code) => {
    expect(await scene.shown(name)).toMatchObject({ kind: 'message', text: null, content: { type: 'unsupported', what, code } })
  })

  test('words beside something unsupported are shown', async () => {
    expect(await scene.shown('unsupported-with-text')).toMatchObject({ text: 'Toch leesbaar', content: { type: 'unsupported' } })
  })

  test('an unknown type is counted', async () => {
    await scene.arrive('type-unknown')
    expect(await scene.totalOf('unknown.type:hologram')).toBeGreaterThan(0)
  })

  test('a welcome request shows nothing and opens nothing', async () => {
    expect(await scene.shown('request-welcome')).toBeUndefined()
    expect(await scene.totalOf('ignored:request_welcome')).toBe(1)
  })
})

describe('what they did to a message', () => {
  test('a reaction stands on its entry and goes with its removal, in either form', async () => {
    await scene.arrive('reaction')
    expect(await scene.entryOf('wamid.payload.reaction.target')).toMatchObject({ reactions: [{ emoji: '👍', by: { kind: 'customer' } }] })
    await scene.arrive('reaction-removed')
    expect(await scene.entryOf('wamid.payload.reaction.target')).toMatchObject({ reactions: [] })
    const again = (body: string) =>
      body.replace('wamid.payload.reaction"', 'wamid.payload.reaction-again"').replace('1795000301', '1795000303')
    await scene.arrive('reaction', again)
    expect(await scene.entryOf('wamid.payload.reaction.target')).toMatchObject({ reactions: [{ emoji: '👍' }] })
    await scene.arrive('reaction-removed-empty')
    expect(await scene.entryOf('wamid.payload.reaction.target')).toMatchObject({ reactions: [] })
  })

  test('an edit changes the words, in the list too', async () => {
    await scene.shown('edit')
    expect(await scene.entryOf('wamid.payload.edit.original')).toMatchObject({ text: 'dinsdag 21' })
    expect(await scene.entryOf('wamid.payload.edit')).toBeUndefined()
  })

  test('what was taken back is not readable any more', async () => {
    await scene.shown('revoke')
    const entry = await scene.entryOf('wamid.payload.revoke.original')
    expect(entry).toMatchObject({ text: null, content: { type: 'deleted' } })
    const [row] = await scene.product.sql`select count(*)::int as count from conversations where preview->>'text' = 'Vergeet dit'`
    expect(row?.count).toBe(0)
  })

  test('taking back something never seen waits for it', async () => {
    expect(await scene.arrive('revoke-of-unknown')).toMatchObject({ status: 'understood', counts: { messages: 1, parked: 0 } })
    expect(await scene.entryOf('wamid.payload.never-seen')).toBeUndefined()
  })

  test('a reply shows what it answers', async () => {
    expect(await scene.shown('context-reply')).toMatchObject({ text: 'Het antwoord', replyTo: { text: 'De vraag', direction: 'in' } })
  })

  test('a reply to something older than our store is still a reply', async () => {
    expect(await scene.shown('context-reply-to-unknown')).toMatchObject({ replyTo: { entryId: null, text: null } })
  })

  test.each([
    ['context-forwarded', { forwarded: 'forwarded' }],
    ['context-frequently-forwarded', { forwarded: 'often' }],
    ['context-referred-product', { text: 'Is deze er nog?', forwarded: 'no' }],
    ['referral-ad', { referral: { sourceType: 'ad', sourceUrl: 'https://fb.me/x1', headline: 'Chat met ons', body: 'Zomeractie' } }],
    ['referral-post', { referral: { sourceType: 'post', sourceUrl: 'https://fb.me/x2', headline: null } }],
  ])('%s is told with the message', async (name, expected) => {
    expect(await scene.shown(name)).toMatchObject(expected)
  })
})

test('nothing is unaccounted for', async () => {
  expect(await scene.countLost()).toBe(0)
})
