/** What can be tapped under a message: reply buttons, lists, template buttons, requests. */
import { h, icon } from './dom.js'
import { openSheet } from './sheet.js'

export function createButtons(phone, message) {
  if (message.isMine) return null
  const buttons =
    message.type === 'template' ? templateButtons(phone, message) : message.type === 'interactive' ? interactiveButtons(phone, message) : []
  return buttons.length > 0 ? h('div', { class: 'buttons', role: 'group', 'aria-label': 'Answers' }, ...buttons) : null
}

function templateButtons(phone, message) {
  return (message.rendered?.buttons ?? []).map((button) => {
    if (button.type === 'quick_reply') {
      return tap('reply', button.text, () =>
        phone.send({ type: 'template_button', messageId: message.id, payload: button.payload ?? button.text, text: button.text }),
      )
    }
    if (button.type === 'request_contact_info')
      return tap('person', button.text, () => phone.send({ type: 'share_contact', replyTo: message.id }))
    return button.url
      ? outside(button.text, button.url)
      : tap('link', button.text, () => phone.say(`${button.text}: nothing happens in the simulator`))
  })
}

function interactiveButtons(phone, message) {
  const { type, action } = message.content ?? {}
  const say = (what) => phone.send({ messageId: message.id, ...what })
  switch (type) {
    case 'button':
      return action.buttons.map(({ reply }) =>
        tap('reply', reply.title, () => say({ type: 'button_reply', id: reply.id, title: reply.title })),
      )
    case 'list':
      return [tap('list', action.button, () => chooseFromList(phone, action, say))]
    case 'cta_url':
      return [outside(action.parameters.display_text, action.parameters.url)]
    case 'location_request_message':
      return [
        tap('pin', 'Send location', () =>
          phone.send({ type: 'location', latitude: 52.0907, longitude: 5.1214, name: 'Domplein', address: 'Utrecht', replyTo: message.id }),
        ),
      ]
    case 'request_contact_info':
      return [tap('person', 'Share contact info', () => phone.send({ type: 'share_contact', replyTo: message.id }))]
    case 'call_permission_request':
      return [
        tap('check', 'Allow calls', () => say({ type: 'call_permission_reply', response: 'accept' })),
        tap('close', "Don't allow", () => say({ type: 'call_permission_reply', response: 'reject' })),
      ]
    case 'flow':
      return [
        tap('file', action.parameters.flow_cta, () =>
          say({ type: 'flow_reply', response: { flow_token: action.parameters.flow_token ?? 'unused' } }),
        ),
      ]
    default:
      return []
  }
}

function chooseFromList(phone, action, say) {
  const rows = action.sections.flatMap((section) => [
    section.title ? { heading: section.title } : null,
    ...section.rows.map((row) => ({
      label: row.title,
      detail: row.description,
      choose: () => say({ type: 'list_reply', id: row.id, title: row.title, ...(row.description ? { description: row.description } : {}) }),
    })),
  ])
  openSheet(phone.element, action.button, rows.filter(Boolean))
}

function tap(iconName, label, onTap) {
  return h('button', { type: 'button', on: { click: onTap } }, icon(iconName), label)
}

function outside(label, address) {
  return h('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, icon('link'), label)
}
