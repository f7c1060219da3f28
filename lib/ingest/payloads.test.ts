import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every payload file is delivered by a test that says what an agent sees of it', () => {
  const here = new URL('./', import.meta.url)
  const names = readdirSync(new URL('./payloads/', here)).map((name) => name.replace(/\.json$/, ''))
  const tests = readdirSync(here).filter((name) => name.startsWith('payloads-'))
  const sources = tests.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n')
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !sources.includes(`'${name}'`))).toEqual([])
})
