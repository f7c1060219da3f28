import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { recoverEarlierRun, writeRunRecord } from './run-record.ts'

let dataDir: string
let children: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'run-record-test-'))
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** A process whose command line ends in `word`. */
async function startProgram(word: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)', word])
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child.pid ?? 0
}

/** The record as a run leaves it that was killed: its supervisor is no more. */
function killSupervisorInRecord(): void {
  const file = join(dataDir, 'run.json')
  const record = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...record, supervisor: { pid: record.supervisor.pid, startedAt: 'another time' } }))
}

test('what a killed run left running is stopped', async () => {
  const pid = await startProgram('server.ts')
  writeRunRecord(dataDir, 'http://localhost:3000', [{ name: 'web', pid }])
  killSupervisorInRecord()
  expect(await recoverEarlierRun(dataDir)).toEqual({ kind: 'recovered', stopped: ['web'] })
  await vi.waitUntil(() => children[0]?.signalCode) // told by an event of its own, a moment after the process is gone
  expect(children[0]?.signalCode).toBe('SIGTERM')
  expect(await recoverEarlierRun(dataDir)).toEqual({ kind: 'none' })
})

test('a stranger that got the process id of a part is left alone', async () => {
  const pid = await startProgram('somebody-elses-program')
  writeRunRecord(dataDir, 'http://localhost:3000', [{ name: 'web', pid }])
  killSupervisorInRecord()
  expect(await recoverEarlierRun(dataDir)).toEqual({ kind: 'recovered', stopped: [] })
  expect(children[0]?.exitCode ?? children[0]?.signalCode).toBeNull()
})

test('a cut-off record does not stand in the way', async () => {
  writeFileSync(join(dataDir, 'run.json'), '{"supervisor":')
  expect(await recoverEarlierRun(dataDir)).toEqual({ kind: 'none' })
})
