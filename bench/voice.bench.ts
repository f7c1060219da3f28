// What a voice note costs to measure: decoding, waveform and pitch in one worker thread, beside ffmpeg (decoding
// alone) and praat (pitch alone) on the same files where they are installed; memory at an hour; a small file that
// claims ten hours.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyzeAudio } from '../lib/audio/analyze-audio.server.ts'
import { audioPool } from '../lib/audio/audio-pool.server.ts'
import { convertAudio } from '../lib/audio/convert-audio.server.ts'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeBomb, repeatNote } from '../lib/testing/make-audio-files.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { findAudioTool } from '../scripts/find-audio-tool.ts'
import { step } from '../scripts/progress.ts'
import type { Bench, Figures } from './bench.ts'
import { PRAAT_TWO_PASSES, runPraat } from './run-praat.ts'

const MINUTE = 60
const HOUR = 3600
const RUNS = 3
const BOMB_HOURS = 10

type Note = { name: string; seconds: number; bytes: Uint8Array; ogg: string; wav: string }

export default {
  title: 'decoding, waveform and pitch of a voice note, times real time in one thread',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'middenweg-voice-'))
    try {
      const [minute, hour] = await step('Make notes of a minute and of an hour', () => makeNotes(folder))
      const rows: Figures[] = []
      const short = await step('Measure a minute', () => measureNote(minute, RUNS))
      const long = await step('Measure an hour', () => measureNote(hour, 1))
      rows.push(short.row, long.row)
      const bomb = await step('Stop a file that claims ten hours', stopBomb)
      rows.push(bomb.row)
      return {
        rows,
        aims: [
          { name: 'a minute: decoding + waveform + pitch, times real time', value: short.speed, limit: 100, direction: 'at_least' },
          { name: 'an hour: decoding + waveform + pitch, times real time', value: long.speed, limit: 100, direction: 'at_least' },
          { name: 'an hour: memory on top, MB', value: long.growthMb, limit: 300, direction: 'at_most' },
          { name: 'ten hours claimed: hours decoded', value: bomb.hours, limit: 1, direction: 'at_most' },
        ],
      }
    } finally {
      await audioPool().close()
      rmSync(folder, { recursive: true })
    }
  },
} satisfies Bench

/** The voice moves over an octave and a half; its notes are our own Opus, as sent and received. */
async function makeNotes(folder: string): Promise<[Note, Note]> {
  const voice = makeVoice((seconds) => 150 * 2 ** (0.75 * Math.sin(seconds / 3)), MINUTE)
  const minute = (await encodeVoice(voice, { serial: 1 })).bytes
  return [await writeNote(folder, 'minute', MINUTE, minute), await writeNote(folder, 'hour', HOUR, repeatNote(minute, 60))]
}

async function writeNote(folder: string, name: string, seconds: number, bytes: Uint8Array): Promise<Note> {
  const note = { name, seconds, bytes, ogg: join(folder, `${name}.ogg`), wav: join(folder, `${name}.wav`) }
  writeFileSync(note.ogg, bytes)
  const wav = await convertAudio(bytes, 'wav')
  if (wav.outcome !== 'converted') throw new Error(`our own note: ${wav.outcome}`)
  writeFileSync(note.wav, wav.bytes)
  return note
}

async function measureNote(note: Note, runs: number): Promise<{ row: Figures; speed: number; growthMb: number }> {
  const decoding = await fastest(runs, () => analyze(note.bytes, false))
  const growth = watchMemory()
  const all = await fastest(runs, () => analyze(note.bytes, true))
  const growthMb = growth.stop()
  const speed = note.seconds / all
  const ffmpeg = findAudioTool('ffmpeg')
  const praat = findAudioTool('praat')
  const ffmpegSeconds = ffmpeg && (await fastest(runs, () => decodeWithFfmpeg(ffmpeg, note.ogg)))
  const praatSeconds = praat && (await fastest(1, () => runPraat(praat, `path$ = "${note.wav}"\n${PRAAT_TWO_PASSES}`)))
  const row = {
    note: note.name,
    kB: Math.round(note.bytes.length / 1000),
    'decode + peaks ×': (note.seconds / decoding).toFixed(0),
    'ffmpeg decode ×': ffmpegSeconds ? (note.seconds / ffmpegSeconds).toFixed(0) : '–',
    'all with pitch ×': speed.toFixed(0),
    'praat pitch ×': praatSeconds ? (note.seconds / praatSeconds).toFixed(0) : '–',
    seconds: all.toFixed(2),
    'memory +MB': growthMb.toFixed(0),
  }
  return { row, speed, growthMb }
}

async function stopBomb(): Promise<{ row: Figures; hours: number }> {
  const bytes = makeBomb()
  const growth = watchMemory()
  const startedAt = performance.now()
  const result = await analyzeAudio(bytes, { pitch: true })
  const seconds = (performance.now() - startedAt) / 1000
  const hours = result.outcome === 'analyzed' ? result.durationMs / 3_600_000 : 0
  const row = {
    note: `${BOMB_HOURS} h claimed`,
    kB: Math.round(bytes.length / 1000),
    seconds: seconds.toFixed(2),
    'memory +MB': growth.stop().toFixed(0),
  }
  return { row, hours }
}

async function analyze(bytes: Uint8Array, pitch: boolean): Promise<void> {
  const result = await analyzeAudio(bytes, { pitch })
  if (result.outcome !== 'analyzed') throw new Error(`our own note: ${result.outcome}`)
}

function decodeWithFfmpeg(program: string, path: string): void {
  const args = ['-nostdin', '-v', 'error', '-threads', '1', '-i', path, '-ac', '1', '-ar', '16000', '-f', 'f32le', '-y', '/dev/null']
  if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) throw new Error('ffmpeg refused our own note')
}

/** Seconds of the fastest of several runs. */
async function fastest(runs: number, work: () => Promise<unknown> | unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await work()
    best = Math.min(best, (performance.now() - startedAt) / 1000)
  }
  return best
}

/** `stop` tells by how many megabytes the process, its threads included, grew at most. */
function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(0, highest - before) / 1024 / 1024
    },
  }
}
