/** Writing, attaching, recording: the bar at the bottom of a chat. */
import { uploadMedia } from './api.js'
import { h, iconButton, openMenu } from './dom.js'
import { summaryOf } from './message-summary.js'
import { drawSamplePhoto } from './sample-photo.js'
import { askInSheet } from './sheet.js'
import { createRecorder } from './voice-recorder.js'

const TALLEST_PX = 110

export function createComposer(phone) {
  let replyingTo = null
  const quote = h('div', { class: 'reply-bar', hidden: true })
  const box = h('textarea', { 'aria-label': 'Message', placeholder: 'Message', rows: '1', enterkeyhint: 'send' })
  const sendButton = iconButton('send', 'Send', () => sendText(), { class: 'icon-button round', hidden: true })
  const recorder = createRecorder(phone)
  const picker = createFilePicker(phone)
  const attach = iconButton('attach', 'Attach', () => openMenu(attach, attachItems(phone, picker), 'above'), { 'aria-haspopup': 'menu' })
  const line = h(
    'div',
    { class: 'composer-line' },
    h('div', { class: 'menu-anchor composer-box' }, box, attach),
    sendButton,
    recorder.button,
  )
  const element = h('footer', { class: 'composer' }, quote, recorder.panel, line, picker)

  box.addEventListener('input', growBox)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setReply(null)
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    sendText()
  })
  box.addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? []
    if (file) void sendFile(phone, file)
  })

  function sendText() {
    const text = box.value.trim()
    if (!text) return
    // Emptied before anything is awaited: a second Enter must not send it again.
    box.value = ''
    growBox()
    void phone.send({ type: 'text', text })
    box.focus()
  }

  function growBox() {
    const isEmpty = box.value.trim() === ''
    sendButton.hidden = isEmpty
    recorder.button.hidden = !isEmpty
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, TALLEST_PX)}px`
  }

  function setReply(message) {
    replyingTo = message
    quote.hidden = message === null
    if (!message) return
    const who = message.isMine ? 'You' : phone.conversation.businessName
    quote.replaceChildren(
      h('div', { class: 'quote' }, h('strong', {}, who), h('span', {}, summaryOf(message))),
      iconButton('close', 'Cancel reply', () => setReply(null)),
    )
    box.focus()
  }

  return {
    element,
    focus: () => box.focus(),
    replyTo: setReply,
    /** The message being quoted, once: sending ends the reply. */
    takeReply: () => {
      const id = replyingTo?.id
      setReply(null)
      return id
    },
  }
}

function attachItems(phone, picker) {
  const pick = (accept) => () => {
    picker.accept = accept
    picker.click()
  }
  return [
    ['photo', 'Photo or video', pick('image/*,video/*')],
    ['photo', 'Sample photo', () => sendSamplePhoto(phone)],
    ['file', 'Document', pick('')],
    ['music', 'Audio file', pick('audio/*')],
    ['pin', 'Location', () => sendLocation(phone)],
    ['person', 'Contact', () => sendContact(phone)],
  ]
}

function createFilePicker(phone) {
  const picker = h('input', { type: 'file', class: 'visually-hidden', 'aria-label': 'File to send', tabindex: '-1' })
  picker.addEventListener('change', () => {
    const [file] = picker.files
    if (file) void sendFile(phone, file)
    picker.value = ''
  })
  return picker
}

async function sendFile(phone, file) {
  const kind = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'document'
  await phone.act(async () => {
    const { id } = await uploadMedia(phone.user.id, file, file.name)
    void phone.send({ type: kind, mediaId: id, ...(kind === 'document' ? { filename: file.name } : {}) })
  })
}

async function sendSamplePhoto(phone) {
  const blob = await drawSamplePhoto()
  await phone.act(async () => {
    const { id } = await uploadMedia(phone.user.id, blob, 'photo.jpg')
    void phone.send({ type: 'image', mediaId: id, caption: 'Zo kwam het pakket aan' })
  })
}

async function sendLocation(phone) {
  const fields = [
    ['name', 'Name', 'Domplein'],
    ['address', 'Address', 'Utrecht'],
    ['latitude', 'Latitude', '52.0907'],
    ['longitude', 'Longitude', '5.1214'],
  ]
  const answer = await askInSheet(phone.element, 'Send location', fields, 'Send location')
  if (answer)
    await phone.send({
      type: 'location',
      name: answer.name,
      address: answer.address,
      latitude: Number(answer.latitude),
      longitude: Number(answer.longitude),
    })
}

async function sendContact(phone) {
  const fields = [
    ['name', 'Name', 'Buurvrouw Els'],
    ['phone', 'Phone', '+31600000088'],
  ]
  const answer = await askInSheet(phone.element, 'Send contact', fields, 'Send contact')
  if (!answer) return
  const contact = {
    origin: 'other',
    name: { formatted_name: answer.name, first_name: answer.name },
    phones: [{ phone: answer.phone, type: 'CELL' }],
  }
  await phone.send({ type: 'contacts', contacts: [contact] })
}
