// Sound of planned notes: espeak-ng speaks the sentences, praat bends their pitch, and what happens to a voice on
// its way (noise, other people, distance, Opus) happens to them here.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import decodeWav from '@audio/decode-wav'
import { resample } from '../lib/audio/resample.ts'
import { makeWav } from '../lib/testing/make-audio-files.server.ts'
import { runPraat } from './run-praat.ts'
import type { NotePlan, SentencePlan } from './voice-corpus.ts'

const RATE = 16_000
const SILENCE = 0.01

export type Programs = { espeak: string; praat: string }

/** All notes of one customer, clean, mono at 16 kHz. @param random for the pauses between sentences. */
export function speakNotes(plans: NotePlan[], programs: Programs, folder: string, random: () => number): Float32Array[] {
  mkdirSync(folder, { recursive: true })
  const spoken = plans.map((plan) => joinSentences(plan, programs.espeak, random))
  const changes = plans.flatMap((plan, index) => {
    const note = spoken[index]
    if (plan.change === undefined || note === undefined) return []
    const path = join(folder, `${index}.wav`)
    writeFileSync(path, makeWav(note.sound, RATE))
    return [{ index, path, formula: plan.change(note.sentences, note.sound.length / RATE) }]
  })
  runPraat(programs.praat, changes.map(({ path, formula }) => bendScript(path, formula)).join('\n'))
  return spoken.map(({ sound }, index) => {
    const change = changes.find((candidate) => candidate.index === index)
    return change === undefined ? sound : readWav(readFileSync(change.path))
  })
}

/** @throws Error when espeak-ng speaks two of the voices alike: it ignores a variant it cannot apply. */
export function assertVoicesDiffer(voices: string[], espeak: string): void {
  const heard = new Map<string, string>()
  for (const voice of voices) {
    const sound = Buffer.from(speak({ text: '1 2 3', voice, pitch: 50, speed: 160, amplitude: 100 }, espeak).buffer).toString('base64')
    const same = heard.get(sound)
    if (same !== undefined) throw new Error(`espeak-ng speaks ${voice} just like ${same}`)
    heard.set(sound, voice)
  }
}

function joinSentences(plan: NotePlan, espeak: string, random: () => number) {
  const parts: Float32Array[] = []
  const sentences: { start: number; end: number }[] = []
  let length = 0
  const add = (part: Float32Array) => {
    parts.push(part)
    length += part.length
  }
  for (const sentence of plan.sentences) {
    if (parts.length > 0) add(new Float32Array(Math.round((0.15 + 0.4 * random()) * RATE)))
    const start = length / RATE
    add(trim(speak(sentence, espeak)))
    sentences.push({ start, end: length / RATE })
  }
  const sound = new Float32Array(length)
  let offset = 0
  for (const part of parts) {
    sound.set(part, offset)
    offset += part.length
  }
  return { sound, sentences }
}

function speak({ text, voice, pitch, speed, amplitude }: SentencePlan, espeak: string): Float32Array {
  const args = ['-v', voice, '-p', String(pitch), '-s', String(speed), '-a', String(amplitude), '--stdin', '--stdout']
  const { stdout, status } = spawnSync(espeak, args, { input: text, maxBuffer: 16 * 1024 * 1024 })
  if (status !== 0) throw new Error(`espeak-ng refused the voice ${voice}`)
  return readWav(stdout)
}

function readWav(bytes: Uint8Array): Float32Array {
  const { channelData, sampleRate } = decodeWav(bytes)
  return resample(channelData[0] ?? new Float32Array(), sampleRate, RATE)
}

function trim(sound: Float32Array): Float32Array {
  const isLoud = (sample: number) => Math.abs(sample) > SILENCE
  const start = sound.findIndex(isLoud)
  return start < 0 ? sound : sound.slice(start, sound.findLastIndex(isLoud) + 1)
}

function bendScript(path: string, formula: string): string {
  return `sound = Read from file: "${path}"
manipulation = To Manipulation: 0.01, 60, 600
tier = Extract pitch tier
Formula: "self * 2^((${formula})/12)"
selectObject: manipulation, tier
Replace pitch tier
selectObject: manipulation
result = Get resynthesis (overlap-add)
Save as WAV file: "${path}"
removeObject: sound, manipulation, tier, result
`
}
