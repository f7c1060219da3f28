/** Records a voice note and sends it as a phone does, in Ogg; what cannot be put there goes under its true type. */
import { uploadMedia } from './api.js'
import { h, iconButton } from './dom.js'
import { webmToOgg } from './webm-to-ogg.js'

/** By preference; Chromium records only the second. */
const WANTED = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']

export function createRecorder(phone) {
  let recording = null
  const time = h('span', { class: 'record-time', role: 'timer' }, '0:00')
  const kind = h('small', {})
  const cancel = iconButton('trash', 'Discard recording', () => stop(false))
  const sendButton = iconButton('send', 'Send voice note', () => stop(true), { class: 'icon-button round' })
  const panel = h('div', { class: 'record-panel', hidden: true }, cancel, h('span', { class: 'record-dot' }), time, kind, sendButton)
  const button = iconButton('mic', 'Record voice note', () => start(), { class: 'icon-button round' })

  async function start() {
    if (recording) return
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
      const mimeType = WANTED.find((type) => MediaRecorder.isTypeSupported(type))
      const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 24_000 })
      const chunks = []
      recorder.addEventListener('dataavailable', (event) => chunks.push(event.data))
      const started = performance.now()
      const timer = setInterval(() => {
        time.textContent = duration((performance.now() - started) / 1000)
      }, 200)
      recording = { recorder, stream, chunks, timer }
      recorder.start()
      kind.textContent = `records ${recorder.mimeType.split(';')[0]}, sends Ogg Opus`
      show(true)
    } catch (error) {
      phone.say(`No microphone: ${error.message}`)
    }
  }

  async function stop(isSending) {
    if (!recording) return
    const { recorder, stream, chunks, timer } = recording
    recording = null
    clearInterval(timer)
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
    recorder.stop()
    await ended
    for (const track of stream.getTracks()) track.stop()
    show(false)
    if (!isSending) return
    const recorded = new Blob(chunks, { type: recorder.mimeType.replace(';', '; ') })
    const blob = (await webmToOgg(recorded)) ?? recorded
    await phone.act(async () => {
      const { id } = await uploadMedia(phone.user.id, blob)
      void phone.send({ type: 'audio', mediaId: id, voice: true })
    })
  }

  function show(isRecording) {
    panel.hidden = !isRecording
    time.textContent = '0:00'
    panel.parentElement.classList.toggle('is-recording', isRecording)
  }

  return { button, panel }
}

export function duration(seconds) {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
