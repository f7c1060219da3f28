import { expect, test } from 'vitest'
import { mayShowInline, parseRange, plainMimeType, planUpload } from './media-types.ts'

test.each([
  [null, null],
  ['', null],
  ['bytes=-', null],
  ['items=0-1', null],
  ['bytes=0-1,5-6', null],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=90-200', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=5-4', 'unsatisfiable'],
])('of 100 bytes, %j gives %j', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range)
})

test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'application/pdf', 'text/xml', 'text/plain', 'application/octet-stream'])(
  '%s is never shown in place',
  (type) => {
    expect(mayShowInline(type)).toBe(false)
  },
)

test.each([
  ['image/jpeg', 5 * 1024 ** 2, { kind: 'ok', type: 'image' }],
  ['image/jpeg', 5 * 1024 ** 2 + 1, { kind: 'too_large', maxBytes: 5 * 1024 ** 2 }],
  ['audio/ogg', 16 * 1024 ** 2, { kind: 'ok', type: 'audio' }],
  ['application/pdf', 100 * 1024 ** 2, { kind: 'ok', type: 'document' }],
  ['image/gif', 1, { kind: 'type_not_accepted' }],
  ['text/html', 1, { kind: 'type_not_accepted' }],
  ['constructor', 1, { kind: 'type_not_accepted' }],
])('%s of %d bytes: %j', (type, size, plan) => {
  expect(planUpload(type, size)).toEqual(plan)
})

test.each([
  ['audio/ogg; codecs=opus', 'audio/ogg'],
  ['IMAGE/JPEG', 'image/jpeg'],
  ['', 'application/octet-stream'],
])('%j is plainly %s', (declared, plain) => {
  expect(plainMimeType(declared)).toBe(plain)
})
