import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envNames, parseEnv } from './env.server.ts'

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
/** Name and value of every line, those shown as a default included. */
const shown = new Map([...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']))
const secrets = { AUTH_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }

test('.env.example names every variable the product reads, and no other', () => {
  expect([...shown.keys()].sort()).toEqual(envNames().sort())
})

test('with the secrets filled in, .env.example is a complete environment', () => {
  const asWritten = Object.fromEntries([...example.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']))
  expect(parseEnv(asWritten)).toEqual({ ok: false, problems: ['AUTH_SECRET is missing', 'ENCRYPTION_KEY is missing'] })
  expect(parseEnv({ ...asWritten, ...secrets }).ok).toBe(true)
})

test('the defaults that .env.example shows are those that apply', () => {
  const required = { DATABASE_URL: 'postgres://localhost/x', APP_URL: 'http://localhost', ...secrets }
  const withDefaults = parseEnv(required)
  expect(withDefaults.ok).toBe(true)
  expect(parseEnv({ ...Object.fromEntries(shown), ...required })).toEqual(withDefaults)
})

test('says of each variable whether it is missing or malformed, and why', () => {
  const parsed = parseEnv({ DATABASE_URL: 'mysql://localhost/x', APP_URL: '', ...secrets, ENCRYPTION_KEY: 'short' })
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    expect.stringMatching(/^DATABASE_URL is malformed: /),
    'APP_URL is missing',
    'ENCRYPTION_KEY is malformed: each key must be 32 bytes in base64 (openssl rand -base64 32)',
  ])
})

test('takes several encryption keys, newest first', () => {
  const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/x',
    APP_URL: 'http://localhost',
    ...secrets,
    ENCRYPTION_KEY: keys.join(', '),
  })
  expect(parsed.ok && parsed.env.ENCRYPTION_KEY).toEqual(keys)
})

test('a trusted proxy is an address or a range, and anything else is said', () => {
  const parse = (text: string) =>
    parseEnv({ DATABASE_URL: 'postgres://localhost/x', APP_URL: 'http://localhost', ...secrets, TRUSTED_PROXIES: text })
  const parsed = parse('10.0.0.0/8, fd00::/8,192.0.2.1')
  expect(parsed.ok && parsed.env.TRUSTED_PROXIES).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.1'])
  expect(parse('10.0.0.0/33').ok).toBe(false)
  expect(parse('proxy.internal').ok).toBe(false)
})

test('an embedded speech model beside an endpoint is refused: which of the two hears the recordings must be said', () => {
  const required = { DATABASE_URL: 'postgres://localhost/x', APP_URL: 'http://localhost', ...secrets }
  const parsed = parseEnv({ ...required, STT_MODEL_DIR: '/models/whisper', STT_BASE_URL: 'https://stt.example/v1' })
  expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringMatching(/^STT_BASE_URL .* beside STT_MODEL_DIR.* Remove one/)])
  expect(parseEnv({ ...required, STT_MODEL_DIR: '/models/whisper', STT_BASE_URL: '' }).ok).toBe(true)
})
