import { afterEach, expect, test } from 'vitest'
import { overrideEnv, parseEnv } from '../core/env.server.ts'
import { listAbilities } from './list-abilities.server.ts'

function setUp(settings: Record<string, string>): void {
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/none',
    APP_URL: 'https://inbox.example.com/',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    ...settings,
  })
  if (!parsed.ok) throw new Error(parsed.problems.join(', '))
  overrideEnv(parsed.env)
}

afterEach(() => overrideEnv(undefined))

test.each([
  ['no language model is set up', {}, 'off'],
  ['one is', { LLM_BASE_URL: 'https://models.example.com/v1' }, 'on'],
  ['recordings stay here and it is elsewhere', { STT_MODEL_DIR: '/models', LLM_BASE_URL: 'https://models.example.com/v1' }, 'not_local'],
  ['recordings stay here and so does it', { STT_MODEL_DIR: '/models', LLM_BASE_URL: 'http://127.0.0.1:8080/v1' }, 'on'],
])('when %s, translating is said to be so', (_when, settings, expected) => {
  setUp(settings)
  expect(listAbilities().translation).toBe(expected)
})

test('a voice is an endpoint where one is set up, and never promised where there is none', () => {
  setUp({ TTS_BASE_URL: 'https://voices.example.com/v1' })
  expect(listAbilities().speech).toBe('endpoint')
  setUp({})
  expect(['basic', 'off']).toContain(listAbilities().speech)
})
