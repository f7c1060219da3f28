/** One phone: a frame with a list of chats and a chat, kept in step with the simulator. */
import { call, leaveChat, userPath } from './api.js'
import { createBubble } from './bubble.js'
import { createComposer } from './composer.js'
import { clockTime, h, icon, iconButton, initialsOf, openMenu } from './dom.js'
import { openMessageActions } from './message-actions.js'
import { summaryOf } from './message-summary.js'
import { moreItems } from './more-menu.js'

const SHOWN_MESSAGES = 300
const NEAR_END_PX = 90

export class Phone {
  constructor(user) {
    this.user = user
    this.conversation = null
    this.isInChat = true
    this.rows = new Map()
    this.sending = Promise.resolve()
    this.refreshing = null
    this.element = h('section', { class: 'phone', 'aria-label': `Phone of ${user.name}`, role: 'region' })
    this.build()
    this.onVisibility = () => this.reportLooking()
    document.addEventListener('visibilitychange', this.onVisibility)
    this.onLeave = () => leaveChat(this.user.id)
    addEventListener('pagehide', this.onLeave)
    this.clockTimer = setInterval(() => this.drawClock(), 10_000)
    void this.reportLooking()
    this.refresh()
  }

  dispose() {
    document.removeEventListener('visibilitychange', this.onVisibility)
    removeEventListener('pagehide', this.onLeave)
    clearInterval(this.clockTimer)
    clearTimeout(this.typingTimer)
    leaveChat(this.user.id)
    this.element.remove()
  }

  updateUser(user) {
    this.user = user
    this.drawStatusBar()
    this.drawChatList()
  }

  /** One action after the other, so that messages leave in the order they were typed. */
  act(work) {
    this.sending = this.sending.then(work).catch((error) => this.say(error.message))
    return this.sending
  }

  send(action) {
    const replyTo = this.composer.takeReply()
    const withReply = replyTo && action.type !== 'reaction' ? { replyTo, ...action } : action
    this.stickToEnd = true
    return this.act(() => call('POST', `${userPath(this.user.id)}/messages`, withReply))
  }

  /** Fetches again; calls while one is under way lead to exactly one more. */
  refresh() {
    if (this.refreshing) {
      this.refreshAgain = true
      return
    }
    this.refreshing = call('GET', `${userPath(this.user.id)}/conversation?limit=${SHOWN_MESSAGES}`)
      .then((conversation) => this.draw(conversation))
      .catch((error) => this.say(error.message))
      .finally(() => {
        this.refreshing = null
        if (!this.refreshAgain) return
        this.refreshAgain = false
        this.refresh()
      })
  }

  build() {
    this.statusBar = h('div', { class: 'status-bar', 'aria-hidden': 'true' })
    this.list = h('div', { class: 'screen chat-list' })
    this.rowList = h('ol', {})
    this.messages = h('div', { class: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: '0' }, this.rowList)
    this.title = h('div', { class: 'chat-title' })
    this.notice = h('div', { class: 'notice', role: 'status' })
    this.toEnd = h(
      'button',
      { type: 'button', class: 'to-end', 'aria-label': 'Newest messages', hidden: true, on: { click: () => this.scrollToEnd(true) } },
      icon('download'),
    )
    this.composer = createComposer(this)
    this.messages.addEventListener('scroll', () => this.drawToEnd())
    const more = iconButton('more', 'More', () => openMenu(more, moreItems(this)), { 'aria-haspopup': 'menu' })
    const header = h(
      'header',
      { class: 'chat-header' },
      iconButton('back', 'Back to chats', () => this.showChat(false)),
      this.title,
      h('div', { class: 'menu-anchor' }, more),
    )
    this.chat = h(
      'div',
      { class: 'screen chat' },
      header,
      h('div', { class: 'chat-body' }, this.messages, this.toEnd),
      this.notice,
      this.composer.element,
    )
    this.glass = h('div', { class: 'glass' })
    this.element.append(this.glass)
    this.drawStatusBar()
    this.drawScreen()
  }

  showChat(isInChat) {
    this.isInChat = isInChat
    this.drawScreen()
    void this.reportLooking()
    if (isInChat) {
      this.scrollToEnd(false)
      this.composer.focus()
    }
  }

  /** The chat is open for the provider only while it is on the screen and the page is looked at. */
  reportLooking() {
    const isOpen = this.isInChat && document.visibilityState === 'visible'
    return call('POST', `${userPath(this.user.id)}/chat`, { isOpen }).catch((error) => this.say(error.message))
  }

  draw(conversation) {
    const isFirst = this.conversation === null
    const wasAtEnd = isFirst || this.stickToEnd || this.distanceToEnd() < NEAR_END_PX
    this.conversation = conversation
    this.drawTitle()
    this.drawChatList()
    this.drawMessages()
    if (wasAtEnd) this.scrollToEnd(false)
    this.stickToEnd = false
    this.drawToEnd()
    clearTimeout(this.typingTimer)
    // The indicator ends by itself after 25 s; nobody tells.
    if (conversation.isTyping) this.typingTimer = setTimeout(() => this.refresh(), 3000)
  }

  drawMessages() {
    const { messages, isTyping } = this.conversation
    const byId = new Map(messages.map((message) => [message.id, message]))
    const wanted = []
    let day = ''
    for (const [index, message] of messages.entries()) {
      const itsDay = new Date(message.at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
      if (itsDay !== day)
        wanted.push(this.row(`day:${itsDay}`, itsDay, () => h('li', { class: 'day' }, h('span', {}, dayName(message.at, itsDay)))))
      const isRun = itsDay === day && messages[index - 1]?.isMine === message.isMine
      day = itsDay
      const quoted = message.contextId ? (byId.get(message.contextId) ?? null) : null
      const print = JSON.stringify([message, quoted?.id, isRun])
      wanted.push(this.row(message.id, print, () => createBubble(this, message, { quoted, isRun })))
    }
    if (messages.length === 0) wanted.push(this.row('empty', 'empty', emptyRow))
    if (isTyping) wanted.push(this.row('typing', 'typing', () => typingRow()))
    syncChildren(this.rowList, wanted)
    const kept = new Set(wanted)
    for (const [id, row] of this.rows) if (!kept.has(row.element)) this.rows.delete(id)
  }

  row(id, print, make) {
    const known = this.rows.get(id)
    if (known?.print === print) return known.element
    const element = make()
    this.rows.set(id, { print, element })
    return element
  }

  openActions(message, anchor) {
    openMessageActions(this, message, anchor)
  }

  drawTitle() {
    const { businessName, businessPhone, isTyping } = this.conversation
    const below = isTyping ? 'typing…' : `+${businessPhone}`
    this.title.replaceChildren(
      h('span', { class: 'avatar avatar-business', 'aria-hidden': 'true' }, initialsOf(businessName)),
      h('span', { class: 'chat-names' }, h('strong', {}, businessName), h('small', { class: isTyping ? 'is-typing' : '' }, below)),
    )
  }

  drawChatList() {
    if (!this.conversation) return
    const { businessName, messages, unread } = this.conversation
    const last = messages.at(-1)
    const row = h(
      'button',
      { type: 'button', class: 'chat-row', on: { click: () => this.showChat(true) }, 'aria-label': `Chat with ${businessName}` },
      h('span', { class: 'avatar avatar-business', 'aria-hidden': 'true' }, initialsOf(businessName)),
      h('span', { class: 'chat-names' }, h('strong', {}, businessName), h('small', {}, last ? summaryOf(last) : 'Tap to start a chat')),
      h(
        'span',
        { class: 'chat-side' },
        last ? h('small', {}, clockTime(last.at)) : null,
        unread > 0 ? h('span', { class: 'badge' }, String(unread)) : null,
      ),
    )
    this.list.replaceChildren(h('header', { class: 'list-header' }, h('strong', {}, 'Chats'), h('small', {}, this.user.name)), row)
  }

  drawStatusBar() {
    const { isOnline, isPhoneShared, phone, username } = this.user
    const who = isPhoneShared ? `+${phone}` : `@${username} · number hidden`
    this.clockLabel = h('span', {}, clockTime(Date.now()))
    this.statusBar.replaceChildren(
      this.clockLabel,
      h('span', { class: 'who' }, who),
      h('span', { class: isOnline ? 'signal' : 'signal signal-off' }, isOnline ? '5G' : '✈'),
    )
    this.element.classList.toggle('is-offline', !isOnline)
  }

  drawClock() {
    this.clockLabel.textContent = clockTime(Date.now())
  }

  drawScreen() {
    // Only what is on the screen is in the page: both show the newest message's words.
    this.glass.replaceChildren(this.statusBar, this.isInChat ? this.chat : this.list)
  }

  distanceToEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.messages
    return scrollHeight - scrollTop - clientHeight
  }

  scrollToEnd(isSmooth) {
    this.messages.scrollTo({ top: this.messages.scrollHeight, behavior: isSmooth ? 'smooth' : 'instant' })
  }

  drawToEnd() {
    this.toEnd.hidden = this.distanceToEnd() < 240
  }

  say(text) {
    this.notice.textContent = text
    clearTimeout(this.noticeTimer)
    this.noticeTimer = setTimeout(() => {
      this.notice.textContent = ''
    }, 6000)
  }
}

function dayName(at, fallback) {
  const day = new Date(at).toDateString()
  if (day === new Date().toDateString()) return 'Today'
  return day === new Date(Date.now() - 86_400_000).toDateString() ? 'Yesterday' : fallback
}

function emptyRow() {
  return h('li', { class: 'day' }, h('span', {}, 'No messages yet. Say hello.'))
}

function typingRow() {
  const dots = [h('i', {}), h('i', {}), h('i', {})]
  return h(
    'li',
    { class: 'row theirs' },
    h('div', { class: 'bubble typing', role: 'img', 'aria-label': 'The business is typing' }, ...dots),
  )
}

/** Makes the children equal to `wanted` touching only what differs, so that players go on and focus stays. */
function syncChildren(parent, wanted) {
  const keep = new Set(wanted)
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove()
  for (const [index, element] of wanted.entries()) {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null)
  }
}
