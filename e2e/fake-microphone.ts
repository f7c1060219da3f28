// A browser whose microphone is made up: a known voice, over and over. Both the phone and the agent speak into it.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toWav } from '../lib/audio/to-wav.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'

/** Launch options of Chromium: sound may start by itself, and nobody is asked for the microphone. */
export function withFakeMicrophone(): { executablePath: string; args: string[] } {
  const spoken = makeVoice((t) => 140 * 2 ** (Math.sin(t * 2) / 6), 6, 48_000)
  const samples = Int16Array.from(spoken, (sample) => Math.round(sample * 32_767))
  const file = join(mkdtempSync(join(tmpdir(), 'middenweg-microphone-')), 'voice.wav')
  writeFileSync(file, toWav(samples, 48_000))
  return {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
      '--autoplay-policy=no-user-gesture-required',
    ],
  }
}
