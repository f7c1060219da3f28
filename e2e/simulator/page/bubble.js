/** One message as a bubble: what it says by type, what it quotes, its time, ticks and reactions. */
import { call, mediaAddress, userPath } from './api.js'
import { createButtons } from './bubble-buttons.js'
import { clockTime, h, icon, iconButton } from './dom.js'
import { summaryOf } from './message-summary.js'
import { appendRichText, isOnlyEmoji } from './rich-text.js'
import { createVoicePlayer } from './voice-player.js'

const LONG_PRESS_MS = 450

export function createBubble(phone, message, { quoted, isRun }) {
  if (message.type === 'system') return h('li', { class: 'day' }, h('span', {}, message.content?.body ?? 'Number changed'))
  const side = message.isMine ? 'mine' : 'theirs'
  const bubble = h('div', { class: `bubble bubble-${message.type}${isRun ? ' is-run' : ''}` })
  if (message.forwarded)
    bubble.append(h('div', { class: 'forwarded' }, icon('forward'), message.forwarded === 'often' ? 'Forwarded many times' : 'Forwarded'))
  if (message.referral) bubble.append(adCard(message.referral))
  if (message.contextId) bubble.append(quote(phone, quoted))
  bubble.append(...bodyOf(phone, message).filter(Boolean))
  bubble.append(meta(message))
  const actions = iconButton('smile', 'Message actions', () => phone.openActions(message, actions), {
    class: 'icon-button bubble-actions',
    'aria-haspopup': 'menu',
  })
  const holder = h('div', { class: 'menu-anchor bubble-holder' }, bubble, actions)
  const row = h('li', { class: `row ${side}`, 'data-message-id': message.id }, holder, createButtons(phone, message), reactions(message))
  onLongPress(bubble, () => phone.openActions(message, actions))
  return row
}

function bodyOf(phone, message) {
  const { type, content } = message
  switch (type) {
    case 'text':
      return [textBlock(content?.body ?? '', isOnlyEmoji(content?.body ?? '') ? 'text big-emoji' : 'text')]
    case 'image':
    case 'sticker':
      return [photo(content), caption(content)]
    case 'video':
      return content?.id
        ? [h('video', { class: 'photo', controls: true, src: mediaAddress(content.id), preload: 'metadata' }), caption(content)]
        : [tooBig()]
    case 'audio':
      return content?.id ? [createVoicePlayer(content, () => reportPlayed(phone, message))] : [tooBig()]
    case 'document':
      return content?.id ? [documentCard(content), caption(content)] : [tooBig()]
    case 'location':
      return [locationCard(content)]
    case 'contacts':
      return (content ?? []).map(contactCard)
    case 'template':
      return templateParts(message.rendered)
    case 'interactive':
      return interactiveParts(content)
    case 'button':
      return [textBlock(content?.text ?? '')]
    case 'order':
      return [orderCard(content)]
    case 'unsupported':
      return [textBlock(unsupportedText(content?.type), 'text is-quiet')]
    case 'revoke':
      return [textBlock('You deleted a message', 'text is-quiet')]
    case 'edit':
      return [textBlock(content?.message?.text?.body ?? ''), h('small', { class: 'is-quiet' }, 'edited')]
    default:
      return [textBlock(type, 'text is-quiet')]
  }
}

function textBlock(text, className = 'text') {
  const block = h('div', { class: className })
  appendRichText(block, text)
  return block
}

function caption(content) {
  return content?.caption ? textBlock(content.caption, 'text caption') : null
}

function photo(content) {
  if (!content?.id) return content?.link ? textBlock(content.link) : tooBig()
  const address = mediaAddress(content.id)
  const image = h('img', { class: 'photo', src: address, alt: content.caption || 'Photo', loading: 'lazy' })
  // Sizes are unknown until it loads; stay at the end if the reader was there.
  image.addEventListener('load', () => {
    const list = image.closest('.messages')
    if (list && list.scrollHeight - list.scrollTop - list.clientHeight < image.height + 120) list.scrollTop = list.scrollHeight
  })
  return h(
    'button',
    { type: 'button', class: 'photo-button', 'aria-label': 'Open photo', on: { click: () => showLarge(address, content.caption) } },
    image,
  )
}

function showLarge(address, text) {
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': 'Photo' })
  dialog.append(
    iconButton('close', 'Close', () => dialog.close()),
    h('img', { src: address, alt: text || 'Photo' }),
  )
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  document.body.append(dialog)
  dialog.showModal()
}

function documentCard(content) {
  const name = content.filename ?? 'Document'
  const extension = (name.split('.').pop() ?? '').slice(0, 4).toUpperCase()
  return h(
    'a',
    { class: 'card document', href: mediaAddress(content.id), download: name },
    h('span', { class: 'file-badge' }, extension || icon('file')),
    h('span', { class: 'card-text' }, h('strong', {}, name), h('small', {}, 'Document')),
    icon('download'),
  )
}

function locationCard(content) {
  const { latitude, longitude } = content ?? {}
  const name = content?.name ?? `${Number(latitude).toFixed(4)}, ${Number(longitude).toFixed(4)}`
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
  return h(
    'a',
    { class: 'location', href, target: '_blank', rel: 'noreferrer noopener', 'aria-label': `Location: ${name}` },
    h('span', { class: 'map' }, icon('pin')),
    h('span', { class: 'card-text' }, h('strong', {}, name), content?.address ? h('small', {}, content.address) : null),
  )
}

function contactCard(contact) {
  const name = contact.name?.formatted_name ?? 'Contact'
  const phone = contact.phones?.[0]?.phone
  return h(
    'div',
    { class: 'card' },
    h('span', { class: 'avatar' }, icon('person')),
    h('span', { class: 'card-text' }, h('strong', {}, name), phone ? h('small', {}, phone) : null),
  )
}

function orderCard(content) {
  const items = content?.product_items ?? []
  const sum = items.reduce((total, item) => total + item.quantity * item.item_price, 0)
  const total = sum.toLocaleString('nl-NL', { style: 'currency', currency: items[0]?.currency ?? 'EUR' })
  const lines = items.map((item) => h('small', {}, `${item.quantity} × ${item.product_retailer_id}`))
  return h(
    'div',
    { class: 'card' },
    h('span', { class: 'avatar' }, icon('bag')),
    h('span', { class: 'card-text' }, h('strong', {}, `Order · ${total}`), ...lines),
  )
}

function adCard(referral) {
  return h(
    'div',
    { class: 'ad' },
    h('strong', {}, referral.headline ?? 'Ad'),
    h('small', {}, referral.body ?? ''),
    h('small', { class: 'is-quiet' }, 'From an ad'),
  )
}

function templateParts(rendered) {
  if (!rendered) return [textBlock('Message')]
  const { header, body, footer } = rendered
  const parts = []
  if (header?.kind === 'text') parts.push(h('strong', { class: 'text' }, header.text))
  if (header?.kind === 'media' && header.mediaId)
    parts.push(header.type === 'image' ? photo({ id: header.mediaId }) : documentCard({ id: header.mediaId }))
  if (header?.kind === 'location') parts.push(locationCard(header.location))
  parts.push(textBlock(body))
  if (footer) parts.push(h('small', { class: 'footer-text' }, footer))
  return parts
}

function interactiveParts(content) {
  const reply = content?.button_reply ?? content?.list_reply
  if (reply) return [textBlock(reply.title), reply.description ? h('small', { class: 'footer-text' }, reply.description) : null]
  if (content?.nfm_reply) return [textBlock('Form sent')]
  if (content?.call_permission_reply)
    return [textBlock(content.call_permission_reply.response === 'accept' ? 'Calls allowed' : 'Calls not allowed')]
  const parts = []
  const { header, body, footer } = content ?? {}
  if (header?.type === 'text') parts.push(h('strong', { class: 'text' }, header.text))
  if (header?.type === 'image') parts.push(photo(header.image))
  if (body?.text) parts.push(textBlock(body.text))
  if (footer?.text) parts.push(h('small', { class: 'footer-text' }, footer.text))
  return parts
}

function unsupportedText(kind) {
  const names = { poll_creation: '📊 Poll', edit: 'Edited message', gif: 'GIF' }
  return names[kind] ?? 'Something the business cannot see'
}

function tooBig() {
  return textBlock('File', 'text is-quiet')
}

function quote(phone, quoted) {
  const who = quoted ? (quoted.isMine ? 'You' : phone.conversation.businessName) : ''
  const text = quoted ? summaryOf(quoted) : 'Earlier message'
  return h('div', { class: 'quote' }, who ? h('strong', {}, who) : null, h('span', {}, text))
}

function meta(message) {
  return h('span', { class: 'meta' }, h('time', { datetime: new Date(message.at).toISOString() }, clockTime(message.at)), ticks(message))
}

function ticks({ ticks: state }) {
  if (!state) return null
  const label = { sent: 'Sent', delivered: 'Delivered', read: 'Read' }[state]
  const drawn = icon(state === 'sent' ? 'check' : 'checks', label)
  drawn.classList.add('ticks', `ticks-${state}`)
  return drawn
}

function reactions({ reactions: given, isMine }) {
  const shown = [given.customer, given.business].filter(Boolean)
  if (shown.length === 0) return null
  const who = [given.customer ? `you: ${given.customer}` : '', given.business ? `business: ${given.business}` : '']
    .filter(Boolean)
    .join(', ')
  return h('span', { class: `reactions ${isMine ? 'on-mine' : ''}`, role: 'img', 'aria-label': `Reactions, ${who}` }, shown.join(' '))
}

function reportPlayed(phone, message) {
  if (message.isMine || message.isPlayed) return
  void phone.act(() => call('POST', `${userPath(phone.user.id)}/played/${encodeURIComponent(message.id)}`))
}

function onLongPress(element, action) {
  let timer = null
  const stop = () => clearTimeout(timer)
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') timer = setTimeout(action, LONG_PRESS_MS)
  })
  for (const type of ['pointerup', 'pointermove', 'pointercancel']) element.addEventListener(type, stop)
}
