// The commands as an operator types them, each in its own process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeEmbeddedPostgres, stopEmbeddedPostgres } from '../db/embedded/embedded-postgres.ts'
import { createTestDatabase } from '../lib/testing/test-database.server.ts'

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
  return runOn('', '', script, ...args)
}

function runOn(databaseUrl: string, input: string, script: string, ...args: string[]) {
  const env = { ...process.env, ...NOTHING_SET, DATABASE_URL: databaseUrl }
  return spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { env, input, encoding: 'utf8' })
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

describe('accounts', () => {
  test('the first account is made with a password from standard input, and only once', async () => {
    const database = await createTestDatabase()
    const account = ['--email', 'sam@example.org', '--name', 'Sam', '--role', 'admin']
    const made = runOn(database.url, 'correct horse battery\n', 'user-create.ts', ...account)
    expect(made).toMatchObject({ status: 0, stdout: 'sam@example.org can log in as admin.\n' })
    const again = runOn(database.url, 'correct horse battery\n', 'user-create.ts', ...account)
    expect(again.status).toBe(1)
    expect(again.stderr).toContain('already')
    await database.drop()
  })

  test('a token is printed alone on standard output', async () => {
    const database = await createTestDatabase()
    const result = runOn(database.url, '', 'token-create.ts', '--name', 'monitoring', '--role', 'agent')
    expect(result.stdout).toMatch(/^\S{40,}\n$/)
    await database.drop()
  })

  test('every mistake in the flags is named before anything is asked or made', () => {
    const result = run('user-create.ts', '--email', 'nobody', '--name', 'Sam', '--role', 'boss')
    expect(result.status).toBe(1)
    expect(result.stderr).toMatch(/--email: [\s\S]*--role: [\s\S]*Usage:/)
  })
})

describe('start', () => {
  test('refuses with everything that is missing, in one list', () => {
    const result = run('start.ts')
    expect(result.status).toBe(1)
    for (const name of Object.keys(NOTHING_SET)) expect(result.stderr).toContain(`${name} is missing`)
  })
})
