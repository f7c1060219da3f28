// Sound that has no decoder of ours (AAC above all) through the ffmpeg program, where the machine has it. It runs
// as a process of its own, reads standard input only, opens no file and no address, and is killed with its limits. Its
// environment is that of the thread it is started in, of which the pool has taken every secret.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type MonoOutput, SOUND_RATE } from './mono-output.ts'

/** Demuxers of ffmpeg that may be asked for: never its guessing, which knows playlists and addresses. */
export type FfmpegFormat = 'aac' | 'flac' | 'ogg' | 'matroska'

const MAX_CPU_SECONDS = 60
const MAX_ALLOCATION_BYTES = 64 * 1024 * 1024

/**
 * False when there is no ffmpeg on this machine. What it cannot make sense of yields no samples.
 * @param maxSeconds of sound
 */
export async function decodeWithFfmpeg(bytes: Uint8Array, format: FfmpegFormat, output: MonoOutput, maxSeconds: number): Promise<boolean> {
  const args = [
    ...['-nostdin', '-v', 'quiet', '-threads', '1', '-max_alloc', String(MAX_ALLOCATION_BYTES), '-timelimit', String(MAX_CPU_SECONDS)],
    ...['-protocol_whitelist', 'pipe', '-f', format, '-i', 'pipe:0'],
    ...['-map', '0:a:0', '-ac', '1', '-ar', String(SOUND_RATE), '-t', String(maxSeconds), '-f', 'f32le', 'pipe:1'],
  ]
  const child = spawn('ffmpeg', args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: 2000 * MAX_CPU_SECONDS, killSignal: 'SIGKILL' })
  const isMissing = new Promise<boolean>((resolve) => child.on('error', () => resolve(true)).once('spawn', () => resolve(false)))
  // It may stop reading before the end of a damaged file: that is its right, and no error of ours.
  child.stdin.on('error', () => {})
  if (await isMissing) return false
  const ended = once(child, 'close')
  child.stdin.end(bytes)
  try {
    await readSamples(child, output)
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  return true
}

async function readSamples({ stdout }: ChildProcess, output: MonoOutput): Promise<void> {
  if (!stdout) return
  let rest = Buffer.alloc(0)
  for await (const chunk of stdout) {
    if (!Buffer.isBuffer(chunk)) continue
    const all = Buffer.concat([rest, chunk])
    const whole = all.length - (all.length % 4)
    const samples = Float32Array.from({ length: whole / 4 }, (_, index) => all.readFloatLE(index * 4))
    output.push([samples], SOUND_RATE)
    rest = all.subarray(whole)
    if (output.isFull) return
  }
}
