import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutText, makePreview, previewText } from './make-preview.ts'
import { makePosition } from './position.ts'

describe('a cut text', () => {
  test('is never longer than asked and never ends in half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const cut = cutText(text, longest)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut.length).toBeLessThanOrEqual(Math.max(longest + 1, 1))
        expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true)
      }),
    )
  })

  test('keeps a family together or leaves it out', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(cutText(`abc${family}`, 3 + family.length)).toBe(`abc${family}`)
    expect(cutText(`abc${family}d`, 3 + family.length - 1)).toBe('abc…')
  })
})

test('a preview is one line', () => {
  expect(previewText('  een\n\ntwee\t drie ')).toBe('een twee drie')
  expect(previewText('   ')).toBeNull()
})

test.each([
  [{ type: 'media' as const }, 'image', 'image'],
  [{ type: 'media' as const }, null, 'document'],
  [{ type: 'unsupported' as const, what: null, code: null }, null, 'unsupported'],
])('a preview names what it was', (content, fileType, type) => {
  const body = { v: 1 as const, kind: 'message' as const, content, forwarded: 'no' as const, referral: null }
  expect(makePreview({ body, text: null, fileType, direction: 'in', status: null })).toMatchObject({ type, text: null })
})

test('positions compare as their instants do, then as their arrivals', () => {
  const moment = fc.record({ occurredAtMs: fc.nat(4e12), arrivedUs: fc.nat({ max: 4e15 }), id: fc.uuid() })
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [x, y] = [makePosition(a), makePosition(b)]
      const key = (one: typeof a) => [Math.floor(one.occurredAtMs / 1000), one.arrivedUs] as const
      const difference = key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1]
      if (difference !== 0) expect(x < y).toBe(difference < 0)
    }),
  )
})
