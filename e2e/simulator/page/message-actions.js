/** Reacting to and quoting a message; the menu beside a bubble. */
import { closeMenus, h, openMenu } from './dom.js'

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏']

export function openMessageActions(phone, message, anchor) {
  const items = [
    ['reply', 'Reply', () => phone.composer.replyTo(message)],
    ['file', 'Copy text', () => void navigator.clipboard?.writeText(message.content?.body ?? '')],
  ]
  if (message.isMine && message.type === 'text') {
    items.push(['trash', 'Edit (arrives as unsupported)', () => phone.send({ type: 'unsupported', kind: 'edit' })])
  }
  openMenu(anchor, items, message.isMine ? 'left' : 'right')
  const menu = anchor.parentElement.querySelector('.menu')
  const isTaken = (emoji) => message.reactions.customer === emoji
  const react = (emoji) => {
    closeMenus()
    void phone.send({ type: 'reaction', messageId: message.id, emoji: isTaken(emoji) ? '' : emoji })
  }
  const row = EMOJI.map((emoji) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        'aria-label': `${isTaken(emoji) ? 'Take back' : 'React'} ${emoji}`,
        class: isTaken(emoji) ? 'is-taken' : '',
        on: { click: () => react(emoji) },
      },
      emoji,
    ),
  )
  menu.prepend(h('div', { class: 'emoji-row' }, ...row))
}
