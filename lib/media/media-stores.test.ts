import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overrideEnv, parseEnv } from '../core/env.server.ts'
import { type ObjectServer, startObjectServer } from '../testing/object-server.server.ts'
import { openFolderStore } from './folder-store.server.ts'
import type { MediaStore } from './media-store-interface.server.ts'
import { openS3Store } from './s3-store.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'middenweg-stores-'))
const file = join(folder, 'source')
let server: ObjectServer
const stores = new Map<string, MediaStore>()

beforeAll(async () => {
  writeFileSync(file, 'tien bytes')
  server = await startObjectServer()
  process.env.AWS_ACCESS_KEY_ID = 'test-key'
  process.env.AWS_SECRET_ACCESS_KEY = 'test-secret'
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/none',
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'x'.repeat(40),
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    S3_ENDPOINT: server.url,
  })
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  overrideEnv(parsed.env)
  stores.set('folder', openFolderStore(join(folder, 'store')))
  stores.set('s3', openS3Store('s3://media/prefix'))
})
afterAll(async () => {
  overrideEnv(undefined)
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function storeOf(name: string): MediaStore {
  const store = stores.get(name)
  if (!store) throw new Error(`no store ${name}`)
  return store
}

describe.each(['folder', 's3'])('the %s store', (name) => {
  test('gives back what was put, whole and in parts, and replaces it whole', async () => {
    const store = storeOf(name)
    await store.putFile('ab/one', file, 'text/plain')
    expect((await buffer(await store.read('ab/one'))).toString()).toBe('tien bytes')
    expect((await buffer(await store.read('ab/one', { start: 5, end: 7 }))).toString()).toBe('byt')
    const other = join(folder, `other-${name}`)
    writeFileSync(other, 'anders')
    await store.putFile('ab/one', other, 'text/plain')
    expect((await buffer(await store.read('ab/one'))).toString()).toBe('anders')
  })

  test('says so when there is nothing, and forgets what was removed', async () => {
    const store = storeOf(name)
    await expect(store.read('ab/never')).rejects.toThrow()
    await store.putFile('ab/gone', file, 'text/plain')
    await store.remove('ab/gone')
    await expect(store.read('ab/gone')).rejects.toThrow()
    await store.remove('ab/gone')
  })
})

test('a key never leads out of the folder', async () => {
  await expect(storeOf('folder').putFile('../outside', file, 'text/plain')).rejects.toThrow('inside')
  expect(readFileSync(file, 'utf8')).toBe('tien bytes')
})

test('objects lie under the prefix, with their type', () => {
  expect(server.objects.get('media/prefix/ab/one')?.contentType).toBe('text/plain')
})
