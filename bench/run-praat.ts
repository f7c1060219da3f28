import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs a script of praat's own language and hands back what it wrote. @throws Error when praat refuses it. */
export function runPraat(program: string, script: string, args: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'middenweg-praat-'))
  try {
    const path = join(folder, 'script.praat')
    writeFileSync(path, script)
    const { status, stdout, stderr } = spawnSync(program, ['--run', path, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    if (status !== 0) throw new Error(`praat: ${stderr.trim()}`)
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Praat's own pitch of `path$` in two passes, as the tracker does it: the second within the range of the first.
 * Leaves a Pitch object selected.
 */
export const PRAAT_TWO_PASSES = `sound = Read from file: path$
first = To Pitch (ac): 0.01, 60, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
q25 = Get quantile: 0, 0, 0.25, "Hertz"
q75 = Get quantile: 0, 0, 0.75, "Hertz"
if q25 = undefined
  q25 = 80
  q75 = 300
endif
selectObject: sound
pitch = To Pitch (ac): 0.01, max(60, 0.75 * q25), 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, max(200, min(600, 2 * q75))
`
