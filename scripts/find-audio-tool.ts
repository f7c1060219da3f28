// Audio programs that only tests and benchmarks use, to have our figures and files judged by somebody else.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian's package for each. */
const PACKAGES = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  opusinfo: 'opus-tools',
  opusdec: 'opus-tools',
  opusenc: 'opus-tools',
  praat: 'praat',
  'espeak-ng': 'espeak-ng',
} as const

export type AudioTool = keyof typeof PACKAGES

/** Path of the program, installed now if root may; undefined when it cannot be had. */
export function findAudioTool(name: AudioTool): string | undefined {
  return findProgram(name) ?? installFromDebian(name)
}

/** @throws Error with the command to run when it cannot be had. */
export function getAudioTool(name: AudioTool): string {
  const path = findAudioTool(name)
  if (path !== undefined) return path
  throw new Error(`the program ${name} is needed here. Run: sudo apt-get install ${PACKAGES[name]}`)
}

function installFromDebian(name: AudioTool): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log(`  No ${name} here; installing Debian’s package …`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] as const }
  spawnSync('apt-get', ['update', '-qq'], { ...options, stdio: [...options.stdio] })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', PACKAGES[name]], { ...options, stdio: [...options.stdio] })
  return findProgram(name)
}

function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
