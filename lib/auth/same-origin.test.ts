import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

test.each([
  ['https://inbox.example.test', 'inbox.example.test', true],
  ['http://10.0.0.5:3000', '10.0.0.5:3000', true], // opened by address on the same machine
  ['https://evil.example.test', 'inbox.example.test', false],
  ['https://inbox.example.test.evil.test', 'inbox.example.test', false],
  ['null', 'inbox.example.test', false],
  ['nonsense', 'nonsense', false],
  [null, 'inbox.example.test', false],
  ['https://evil.example.test', null, false],
])('a request from %s to %s: %s', (origin, host, isOurs) => {
  expect(isSameOrigin(origin, 'https://inbox.example.test/', host)).toBe(isOurs)
})
