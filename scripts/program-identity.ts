// Tells programs of an earlier run from strangers that got the same process id since.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A process that stays recognisable after its number is used again. */
export type ProgramIdentity = { pid: number; startedAt: string }

const POLL_MS = 50

export function identify(pid: number): ProgramIdentity {
  return { pid, startedAt: startTimeOf(pid) ?? '' }
}

/** Whether this very process, not merely its number, is still there and was started with `word`. */
export function isSameProgram(identity: ProgramIdentity, word: string): boolean {
  return startTimeOf(identity.pid) === identity.startedAt && commandLineOf(identity.pid).includes(word)
}

/** Asks the program to stop, kills it after `limitMs`, and waits until it is gone. */
export async function endProgram(identity: ProgramIdentity, word: string, limitMs: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isSameProgram(identity, word)) return
    process.kill(identity.pid, signal)
    const deadline = Date.now() + limitMs
    while (isSameProgram(identity, word) && Date.now() < deadline) await delay(POLL_MS)
  }
}

/** Start time in the system's own notation, or null when there is no such process (a zombie counts as none). */
function startTimeOf(pid: number): string | null {
  if (process.platform !== 'linux') return run('ps', ['-p', String(pid), '-o', 'lstart='])
  try {
    // Field 2, the name, may hold spaces and brackets: count from its end. State is field 3, start time 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null // No such process.
  }
}

function commandLineOf(pid: number): string {
  if (process.platform !== 'linux') return run('ps', ['-p', String(pid), '-o', 'command=']) ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return '' // No such process.
  }
}

function run(command: string, args: string[]): string | null {
  const text = spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim()
  return text ? text : null
}
