// What runs on a data folder, written down so that the next start can clean up after a kill -9.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { endProgram, identify, isSameProgram } from './program-identity.ts'

const identitySchema = z.object({ pid: z.number().int(), startedAt: z.string() })
const recordSchema = z.object({
  supervisor: identitySchema,
  appUrl: z.string(),
  parts: z.array(identitySchema.extend({ name: z.string() })),
})

const STOP_LIMIT_MS = 5000
/** Words in the command lines of our processes: a recycled process id is never mistaken for one of them. */
const PART_WORDS: Record<string, string> = { web: 'server.ts', worker: 'worker.ts', simulator: 'simulator/main.ts' }

export type EarlierRun = { kind: 'none' } | { kind: 'running'; pid: number; appUrl: string } | { kind: 'recovered'; stopped: string[] }

/** Stops what a killed earlier run left behind; tells when that run is in fact alive. */
export async function recoverEarlierRun(dataDir: string): Promise<EarlierRun> {
  const record = readRecord(dataDir)
  if (record === null) return { kind: 'none' }
  const { supervisor, appUrl } = record
  if (isSameProgram(supervisor, 'scripts/')) return { kind: 'running', pid: supervisor.pid, appUrl }
  const left = record.parts.filter((part) => isSameProgram(part, wordOf(part.name)))
  await Promise.all(left.map((part) => endProgram(part, wordOf(part.name), STOP_LIMIT_MS)))
  removeRunRecord(dataDir)
  return { kind: 'recovered', stopped: left.map((part) => part.name) }
}

export function writeRunRecord(dataDir: string, appUrl: string, parts: { name: string; pid: number }[]): void {
  mkdirSync(dataDir, { recursive: true })
  const record = { supervisor: identify(process.pid), appUrl, parts: parts.map(({ name, pid }) => ({ name, ...identify(pid) })) }
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2))
  renameSync(`${file}.new`, file)
}

export function removeRunRecord(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

function readRecord(dataDir: string): z.infer<typeof recordSchema> | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    return null // Never run here, ended cleanly, or cut off: there is nothing to go by.
  }
}

function wordOf(name: string): string {
  return PART_WORDS[name] ?? name
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'run.json')
}
