import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './cursor.ts'

const schema = z.object({ position: z.string() })

test('a cursor goes out and comes back the same, in characters a URL takes', () => {
  const cursor = encodeCursor({ position: '01795000000-01795000000123456-abc>?~' })
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(decodeCursor(schema, cursor)).toEqual({ position: '01795000000-01795000000123456-abc>?~' })
  expect(decodeCursor(schema, null)).toBeNull()
})

test.each(['', 'x', '!!', encodeCursor({ other: 1 }), encodeCursor([]), encodeCursor({ position: 'a\u0000' })])(
  'a made-up cursor %j is refused',
  (cursor) => {
    expect(() => decodeCursor(schema, cursor)).toThrow(expect.objectContaining({ code: 'bad_request' }))
  },
)
