// `node scripts/check-voice-file.ts FILE [SECONDS]`: what opusinfo, opusdec, ffmpeg and ffprobe think of a voice
// message. Also a function, for the tests that have a sent file in hand.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAudioTool } from './find-audio-tool.ts'

/** Players may count the pre-skip. */
const TOLERANCE_SECONDS = 0.05

/**
 * Everything that is wrong with a voice message in the eyes of other people's programs; none for a good one.
 * @param seconds how long it should be, where that is known
 * @throws Error when a program is missing and cannot be installed
 */
export function findVoiceFileProblems(bytes: Uint8Array, seconds?: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'middenweg-voice-'))
  try {
    const path = join(folder, 'note.ogg')
    writeFileSync(path, bytes)
    return [...checkWithOpusinfo(path), ...checkDecoding(path, folder), ...checkWithFfprobe(path, seconds)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function checkWithOpusinfo(path: string): string[] {
  const { text, status } = run('opusinfo', [path])
  const warnings = text.split('\n').filter((line) => /warning/i.test(line))
  const expected = [/Channels: 1\b/, /Encoded with WhatsApp/, /Packet duration:\s+60\.0ms \(max\)/]
  const missing = expected.filter((pattern) => !pattern.test(text)).map((pattern) => `opusinfo does not say ${pattern.source}`)
  return [...(status === 0 ? [] : [`opusinfo ended with ${status}`]), ...warnings, ...missing]
}

function checkDecoding(path: string, folder: string): string[] {
  const attempts = [
    run('opusdec', ['--quiet', '--force-wav', path, join(folder, 'out.wav')]),
    run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'null', '-']),
  ]
  return attempts.flatMap(({ text, status }) => (status === 0 && text.trim() === '' ? [] : [`decoding: ${status} ${text.trim()}`]))
}

function checkWithFfprobe(path: string, seconds: number | undefined): string[] {
  const args = ['-v', 'error', '-show_entries', 'stream=codec_name,sample_rate,channels:format=duration', '-of', 'csv=p=0', path]
  const [stream, duration] = run('ffprobe', args).text.trim().split('\n')
  const problems = stream === 'opus,48000,1' ? [] : [`ffprobe says ${stream}`]
  if (seconds !== undefined && Math.abs(Number(duration) - seconds) > TOLERANCE_SECONDS)
    problems.push(`lasts ${duration} s, not ${seconds}`)
  return problems
}

function run(tool: Parameters<typeof getAudioTool>[0], args: string[]): { text: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(getAudioTool(tool), args, { encoding: 'utf8' })
  return { text: stdout + stderr, status }
}

if (import.meta.main) {
  const [path, seconds] = process.argv.slice(2)
  if (path === undefined) {
    console.error('Usage: node scripts/check-voice-file.ts FILE [SECONDS]')
    process.exit(2)
  }
  const problems = findVoiceFileProblems(readFileSync(path), seconds === undefined ? undefined : Number(seconds))
  for (const problem of problems) console.log(`✗ ${problem}`)
  if (problems.length === 0) console.log('✓ a voice message')
  process.exitCode = problems.length === 0 ? 0 : 1
}
