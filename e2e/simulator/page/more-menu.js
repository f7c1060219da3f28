/** Rare things a person does with a chat, for trying how the business copes. */
import { call, userPath } from './api.js'
import { askInSheet } from './sheet.js'

export function moreItems(phone) {
  const path = userPath(phone.user.id)
  const { isOnline, username, hasReadReceipts, hasStoppedMarketing } = phone.user
  return [
    [null, isOnline ? 'Go offline' : 'Go online', () => phone.act(() => call('PATCH', path, { isOnline: !isOnline }))],
    [
      null,
      hasReadReceipts ? 'Read receipts off' : 'Read receipts on',
      () => phone.act(() => call('PATCH', path, { hasReadReceipts: !hasReadReceipts })),
    ],
    ['forward', 'Forward a message', () => forward(phone)],
    ['link', 'Start from an ad', () => fromAd(phone)],
    [
      'bag',
      'Send an order',
      () => phone.send({ type: 'order', items: [{ product_retailer_id: 'SKU-9', quantity: 2, item_price: 12.5, currency: 'EUR' }] }),
    ],
    [null, 'Send a poll (unsupported)', () => phone.send({ type: 'unsupported', kind: 'poll_creation' })],
    [null, 'Send a file over 100 MB', () => phone.send({ type: 'media_too_big', kind: 'video' })],
    [null, '20 messages at once', () => phone.act(() => call('POST', `${path}/burst`, { count: 20, text: 'Bericht {n} van 20' }))],
    [
      null,
      hasStoppedMarketing ? 'Resume offers' : 'Stop offers',
      () => phone.act(() => call('PATCH', path, { hasStoppedMarketing: !hasStoppedMarketing })),
    ],
    [null, username ? 'Give up username' : 'Take a username', () => changeUsername(phone, path)],
    [null, 'Change number', () => changeNumber(phone, path)],
  ]
}

async function forward(phone) {
  const answer = await askInSheet(phone.element, 'Forward a message', [['text', 'Message', 'Kijk, deze kreeg ik van de buren']], 'Forward')
  if (answer?.text) await phone.send({ type: 'text', text: answer.text, forwarded: 'once' })
}

async function fromAd(phone) {
  const answer = await askInSheet(phone.element, 'Start from an ad', [['text', 'Message', 'Ik zag jullie advertentie']], 'Send')
  if (!answer?.text) return
  const referral = {
    source_url: 'https://fb.me/x1',
    source_id: '120000000000001',
    source_type: 'ad',
    headline: 'Chat met ons',
    body: 'Zomeractie',
    media_type: 'image',
    image_url: 'https://example.test/ad.jpg',
    ctwa_clid: 'Aff-0001',
  }
  await phone.send({ type: 'text', text: answer.text, referral })
}

async function changeUsername(phone, path) {
  if (phone.user.username) {
    await phone.act(() => call('POST', `${path}/username`, { username: null }))
    return
  }
  const answer = await askInSheet(phone.element, 'Take a username', [['username', 'Username', `${phone.user.id}.tuin`]], 'Hide my number')
  if (answer?.username) await phone.act(() => call('POST', `${path}/username`, { username: answer.username, withhold: true }))
}

async function changeNumber(phone, path) {
  const next = String(31600000000 + Math.floor(Math.random() * 9000) + 1000)
  const answer = await askInSheet(phone.element, 'Change number', [['phone', 'New number, digits only', next]], 'Change')
  if (answer?.phone) await phone.act(() => call('POST', `${path}/change-number`, { phone: answer.phone }))
}
