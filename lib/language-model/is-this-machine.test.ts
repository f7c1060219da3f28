import { expect, test } from 'vitest'
import { isThisMachine } from './is-this-machine.ts'

test.each([
  ['http://localhost:11434/v1', true],
  ['http://127.0.0.1:8080/v1', true],
  ['http://127.1/v1', true],
  ['http://[::1]:8080/v1', true],
  ['https://api.openai.com/v1', false],
  ['http://10.0.0.5:8080/v1', false],
  ['http://ollama:11434/v1', false],
  ['http://localhost.example.com/v1', false],
  ['http://127.0.0.1.example.com/v1', false],
  ['http://127.0.0.1@example.com/v1', false],
])('%s is this machine: %s', (url, expected) => {
  expect(isThisMachine(url)).toBe(expected)
})
