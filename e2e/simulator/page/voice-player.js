/** Plays a voice note or audio file, with its real waveform. */
import { mediaAddress } from './api.js'
import { h, icon, iconButton } from './dom.js'
import { duration } from './voice-recorder.js'

const BARS = 38
let playing = null

export function createVoicePlayer(content, onFirstPlay) {
  const audio = new Audio()
  audio.preload = 'none'
  audio.src = mediaAddress(content.id)
  const button = iconButton('play', 'Play voice note', () => toggle())
  const wave = h('button', { type: 'button', class: 'wave', 'aria-label': 'Position' })
  const time = h('span', { class: 'voice-time' }, '·:··')
  const bars = Array.from({ length: BARS }, () => h('i', {}))
  wave.append(...bars)
  void drawWave(content.id, bars, time)

  audio.addEventListener('play', () => {
    if (playing && playing !== audio) playing.pause()
    playing = audio
    button.replaceChildren(icon('pause'))
    button.setAttribute('aria-label', 'Pause voice note')
    onFirstPlay()
  })
  audio.addEventListener('pause', () => {
    button.replaceChildren(icon('play'))
    button.setAttribute('aria-label', 'Play voice note')
  })
  audio.addEventListener('timeupdate', () => {
    const share = audio.duration ? audio.currentTime / lengthOf() : 0
    for (const [index, bar] of bars.entries()) bar.classList.toggle('is-played', index / BARS < share)
    time.textContent = duration(audio.currentTime)
  })
  wave.addEventListener('click', (event) => {
    const box = wave.getBoundingClientRect()
    if (event.clientX > 0 && Number.isFinite(lengthOf())) audio.currentTime = ((event.clientX - box.left) / box.width) * lengthOf()
  })

  // A recording without an index has an infinite duration until it was decoded once.
  function lengthOf() {
    return Number(wave.dataset.seconds) || audio.duration
  }

  function toggle() {
    if (audio.paused)
      audio.play().catch(() => {
        time.textContent = 'cannot play'
      })
    else audio.pause()
  }

  const label = h('small', { class: 'voice-kind' }, content.voice ? 'Voice message' : 'Audio')
  return h('div', { class: 'voice' }, button, h('div', { class: 'voice-middle' }, wave, h('div', { class: 'voice-line' }, time, label)))
}

async function drawWave(mediaId, bars, time) {
  try {
    const response = await fetch(mediaAddress(mediaId))
    const type = response.headers.get('content-type') ?? ''
    const context = new OfflineAudioContext(1, 1, 16_000)
    const decoded = await context.decodeAudioData(await response.arrayBuffer())
    const samples = decoded.getChannelData(0)
    const step = Math.max(1, Math.floor(samples.length / BARS))
    const peaks = bars.map((_, index) => {
      let peak = 0
      for (let at = index * step; at < (index + 1) * step; at += 8) peak = Math.max(peak, Math.abs(samples[at] ?? 0))
      return peak
    })
    const highest = Math.max(...peaks, 0.01)
    bars.forEach((bar, index) => {
      bar.style.height = `${Math.max(10, (peaks[index] / highest) * 100)}%`
    })
    time.textContent = duration(decoded.duration)
    time.title = type
    time.closest('.voice').querySelector('.wave').dataset.seconds = decoded.duration
  } catch {
    time.textContent = 'cannot decode'
  }
}
