import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { overrideEnv, parseEnv } from './env.server.ts'
import { needsResealing, open, seal } from './secret-box.server.ts'

const [older, newer] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

function useKeys(...keys: string[]): void {
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/x',
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: keys.join(','),
  })
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  overrideEnv(parsed.env)
}
afterEach(() => overrideEnv(undefined))

test('what was sealed opens, and the same secret never looks the same twice', () => {
  useKeys(older)
  const [one, other] = [seal('geheim é😀', 'row-1'), seal('geheim é😀', 'row-1')]
  expect([open(one, 'row-1'), open(other, 'row-1')]).toEqual(['geheim é😀', 'geheim é😀'])
  expect(one).not.toBe(other)
  expect(open(seal('', 'row-1'), 'row-1')).toBe('')
})

test('a new key seals while the old one still opens, until it is taken away', () => {
  useKeys(older)
  const sealed = seal('geheim', 'row-1')
  useKeys(newer, older)
  expect(open(sealed, 'row-1')).toBe('geheim')
  expect([needsResealing(sealed), needsResealing(seal('geheim', 'row-1'))]).toEqual([true, false])
  useKeys(newer)
  expect(() => open(sealed, 'row-1')).toThrow('no ENCRYPTION_KEY opens this secret')
})

test('a secret moved to another row does not open', () => {
  useKeys(older)
  const sealed = seal('geheim', 'row-1')
  expect(() => open(sealed, 'row-2')).toThrow()
})

test('a changed part of any kind does not open', () => {
  useKeys(older)
  const parts = seal('geheim', 'row-1').split('.')
  for (const index of [0, 1, 2, 3, 4]) {
    const changed = parts.with(index, `${parts[index]?.startsWith('A') ? 'B' : 'A'}${parts[index]?.slice(1)}`).join('.')
    expect(() => open(changed, 'row-1')).toThrow()
  }
  expect(() => open('', 'row-1')).toThrow('not a sealed secret')
})

test('a shortened tag does not open', () => {
  useKeys(older)
  const parts = seal('geheim', 'row-1').split('.')
  expect(() =>
    open(
      parts
        .with(
          4,
          Buffer.from(parts[4] ?? '', 'base64url')
            .subarray(0, 4)
            .toString('base64url'),
        )
        .join('.'),
      'row-1',
    ),
  ).toThrow()
})
