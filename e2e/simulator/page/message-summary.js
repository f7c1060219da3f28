/** One line for lists and quotes. */
export function summaryOf(message) {
  const { type, content } = message
  if (type === 'text') return content?.body ?? ''
  if (type === 'template') return message.rendered?.body ?? 'Message'
  if (type === 'interactive') return content?.body?.text ?? content?.button_reply?.title ?? content?.list_reply?.title ?? 'Message'
  if (type === 'button') return content?.text ?? 'Answer'
  if (type === 'audio') return content?.voice ? '🎤 Voice message' : '🎵 Audio'
  const names = {
    image: '📷 Photo',
    video: '🎬 Video',
    document: `📄 ${content?.filename ?? 'Document'}`,
    sticker: 'Sticker',
    location: '📍 Location',
    contacts: '👤 Contact',
    order: '🛍 Order',
  }
  return content?.caption || names[type] || type
}
