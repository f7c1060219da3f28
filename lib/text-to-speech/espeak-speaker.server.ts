import { spawn } from 'node:child_process'
import { programEnv } from '../core/env.server.ts'
import type { Speaker, SpeechFailure, SpeechOutcome } from './speaker.ts'

/** Words a minute; the program's own 175 is hurried for a message. */
const speed = '150'
/** Five minutes at 22.05 kHz, 16 bit. */
const maxBytes = 16 * 1024 * 1024
const headerBytes = 44
/** Codes of ours for which the program has no voice of the same name. */
const voices: Record<string, string> = { en: 'en-gb', fr: 'fr-fr', no: 'nb', zh: 'cmn' }

/**
 * The program `espeak-ng`, a separate one that the operator installs (GPL-3, audio.md 9). The text goes in by standard
 * input and never through a shell; a code of a language is letters and hyphens, or nothing is spoken.
 */
export function espeakSpeaker(program: string): Speaker {
  return {
    name: 'espeak-ng',
    isBasic: true,
    async speak({ text, language }, signal) {
      const voice = voiceOf(language)
      if (voice === null) return failed('no_voice')
      const spoken = await run(program, voice, text, signal)
      if (spoken.kind === 'spoken' || spoken.reason !== 'no_voice' || !voice.includes('-')) return spoken
      // "nl-be" has no voice of its own; "nl" has.
      return run(program, voiceOf(voice.split('-')[0] ?? '') ?? voice, text, signal)
    },
  }
}

function voiceOf(language: string): string | null {
  const lower = language.toLowerCase()
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(lower) ? (voices[lower] ?? lower) : null
}

function run(program: string, voice: string, text: string, signal: AbortSignal): Promise<SpeechOutcome> {
  return new Promise((resolve) => {
    const child = spawn(program, ['-v', voice, '-s', speed, '--stdin', '--stdout'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: programEnv(),
      signal,
      killSignal: 'SIGKILL',
    })
    const parts: Buffer[] = []
    let length = 0
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > maxBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', () => resolve(failed(signal.aborted ? 'timed_out' : 'unreachable')))
    child.on('close', (code) => {
      if (length > maxBytes) return resolve(failed('refused'))
      // The program says nothing else when it does not know a voice.
      if (code !== 0 || length <= headerBytes) return resolve(failed(signal.aborted ? 'timed_out' : 'no_voice'))
      resolve({ kind: 'spoken', bytes: withLength(Buffer.concat(parts)) })
    })
    child.stdin.on('error', () => undefined) // It may end before it has read all; `close` says how.
    child.stdin.end(text)
  })
}

/** Written to a pipe, the header comes before the length is known and holds 2 GB. */
function withLength(wav: Buffer): Uint8Array {
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.writeUInt32LE(wav.length - headerBytes, 40)
  return wav
}

function failed(reason: SpeechFailure): SpeechOutcome {
  return { kind: 'failed', reason }
}
