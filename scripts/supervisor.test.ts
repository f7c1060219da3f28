import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findFreePort } from '../db/embedded/free-port.ts'
import { type Part, Supervisor } from './supervisor.ts'

let folder: string
let lines: string[]
let supervisor: Supervisor

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-test-'))
  lines = []
  supervisor = new Supervisor({ logDir: folder, notify: (line) => lines.push(line) })
})

afterEach(() => {
  supervisor.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** A web server that writes its name to a shared file when it is asked to stop. */
async function serverPart(name: string): Promise<Part> {
  const port = await findFreePort()
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { createServer } from 'node:http'
     import { appendFileSync } from 'node:fs'
     createServer((_, response) => response.end('ready')).listen(${port}, '127.0.0.1')
     process.once('SIGTERM', () => { appendFileSync('${join(folder, 'stopped')}', '${name} '); process.exit(0) })`,
  )
  return { name, command: [file], env: {}, heapMb: 64, readyUrl: `http://127.0.0.1:${port}/` }
}

test('a started part answers, and one that is killed is started again and answers again', async () => {
  const part = await serverPart('web')
  await supervisor.start(part)
  const first = supervisor.pidOf('web') ?? 0
  process.kill(first, 'SIGKILL')
  await vi.waitFor(() => expect(lines).toContain('web is back.'), 10_000)
  expect(supervisor.pidOf('web')).not.toBe(first)
  expect((await fetch(part.readyUrl ?? '')).ok).toBe(true)
  expect(lines[0]).toContain('web ended (SIGKILL)')
})

test('parts stop in the order asked for, and nothing is started again', async () => {
  await Promise.all([supervisor.start(await serverPart('worker')), supervisor.start(await serverPart('web'))])
  await supervisor.stop(['web', 'worker'])
  expect(readFileSync(join(folder, 'stopped'), 'utf8')).toBe('web worker ')
  expect(lines).toEqual([])
})

test('a part that keeps crashing is given up, and its last words are told', async () => {
  const file = join(folder, 'broken.mjs')
  writeFileSync(file, `console.error('the reason'); process.exit(3)`)
  const part = { name: 'broken', command: [file] as [string], env: {}, heapMb: 64, readyUrl: 'http://127.0.0.1:1/' }
  await expect(supervisor.start(part)).rejects.toThrow(/broken keeps crashing[\s\S]*the reason/)
}, 20_000)
