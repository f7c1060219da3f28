import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPostmaster, removeStalePidFile } from './postmaster.ts'

let cluster: string
let pidFile: string

beforeEach(() => {
  cluster = mkdtempSync(join(tmpdir(), 'postmaster-test-'))
  pidFile = join(cluster, 'postmaster.pid')
})

afterEach(() => rmSync(cluster, { recursive: true, force: true }))

test('the file of a server that is just starting, still empty, is left alone', () => {
  writeFileSync(pidFile, '')
  removeStalePidFile(cluster)
  expect(existsSync(pidFile)).toBe(true)
})

test('a file that stayed empty is removed', () => {
  writeFileSync(pidFile, '')
  utimesSync(pidFile, 0, 0)
  removeStalePidFile(cluster)
  expect(existsSync(pidFile)).toBe(false)
})

test('a file that names another program, here this test, is removed and never taken for a server', () => {
  writeFileSync(pidFile, [process.pid, cluster, '1795000000', '5432', '', '127.0.0.1', '0 0', 'ready   ', ''].join('\n'))
  expect(findPostmaster(cluster)).toBeNull()
  removeStalePidFile(cluster)
  expect(existsSync(pidFile)).toBe(false)
})
