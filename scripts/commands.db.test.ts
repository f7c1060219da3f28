// The commands as an operator types them, each in its own process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeEmbeddedPostgres, stopEmbeddedPostgres } from '../db/embedded/embedded-postgres.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-test-'))
})

afterEach(async () => {
  for (const name of ['one', 'two']) {
    await stopEmbeddedPostgres(join(folder, name, 'postgres'))
    removeEmbeddedPostgres(join(folder, name, 'postgres'))
  }
  rmSync(folder, { recursive: true, force: true })
})

/** Empty values keep a developer's own .env out of the test. */
const NOTHING_SET = { DATABASE_URL: '', APP_URL: '', AUTH_SECRET: '', ENCRYPTION_KEY: '' }

function run(script: string, ...args: string[]) {
  const env = { ...process.env, ...NOTHING_SET }
  return spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { env, encoding: 'utf8' })
}

describe('database commands without DATABASE_URL', () => {
  test('migrate makes a local database, and a backup of it goes into another', () => {
    expect(run('db-migrate.ts', '--data', join(folder, 'one'))).toMatchObject({ status: 0, stdout: 'The database is up to date.\n' })
    const backup = join(folder, 'backup')
    expect(run('db-backup.ts', '--data', join(folder, 'one'), '--to', backup).status).toBe(0)
    expect(JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')).tables.length).toBeGreaterThan(10)
    expect(run('db-restore.ts', '--data', join(folder, 'two'), backup)).toMatchObject({ status: 0, stderr: '' })
  })

  test('a backup of nothing explains where it looked', () => {
    const result = run('db-backup.ts', '--data', join(folder, 'one'), '--to', join(folder, 'backup'))
    expect(result.status).toBe(1)
    expect(result.stderr).toContain(join(folder, 'one'))
  })

  test('a folder that is no backup is refused', () => {
    const result = run('db-restore.ts', '--data', join(folder, 'two'), folder)
    expect(result.status).toBe(1)
    expect(result.stderr).toContain('is not a backup')
  })
})

describe('start', () => {
  test('refuses with everything that is missing, in one list', () => {
    const result = run('start.ts')
    expect(result.status).toBe(1)
    for (const name of Object.keys(NOTHING_SET)) expect(result.stderr).toContain(`${name} is missing`)
  })
})
