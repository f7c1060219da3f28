import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDated, findOverlap, removeDated } from './dated-rows.ts'

type Row = { market: string; price: number; validFrom: string; validUntil: string | null }
const keyOf = (row: Row) => row.market
const at = (month: number) => `2027-${String(month).padStart(2, '0')}-01T00:00:00.000Z`
const row = (fields: Partial<Row> = {}): Row => ({ market: 'NL', price: 5, validFrom: at(1), validUntil: null, ...fields })
const byStart = (a: Row, b: Row) => a.validFrom.localeCompare(b.validFrom)
const addAll = (months: number[]) => months.reduce<Row[]>((rows, month) => addDated(rows, row({ validFrom: at(month) }), keyOf), [])
const someMonths = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 })

describe('a new row', () => {
  test('ends the one in force where it begins, and what was charged before keeps its price', () => {
    const added = row({ validFrom: at(3), price: 6 })
    expect(addDated([row()], added, keyOf)).toEqual([row({ validUntil: at(3) }), added])
  })

  test('entered before a later one ends where that begins', () => {
    expect(addDated([row(), row({ validFrom: at(9) })], row({ validFrom: at(3) }), keyOf).at(-1)?.validUntil).toBe(at(9))
  })

  test('leaves rows of another key alone', () => {
    const other = row({ market: 'BE' })
    expect(addDated([other], row({ validFrom: at(3) }), keyOf)).toContainEqual(other)
  })

  test('never leaves two rows in force at one moment', () => {
    fc.assert(
      fc.property(someMonths, (months) => {
        const rows = addAll(months)
        expect(findOverlap(rows, keyOf)).toBeNull()
        expect(rows).toHaveLength(months.length)
      }),
    )
  })
})

test('taking a row out again leaves what was there before it came', () => {
  fc.assert(
    fc.property(someMonths, ([last, ...months]) => {
      const before = addAll(months)
      const added = row({ validFrom: at(last ?? 1) })
      expect(removeDated(addDated(before, added, keyOf), added, keyOf).sort(byStart)).toEqual(before.sort(byStart))
    }),
  )
})

test('when a row with an end of its own is taken out, what came before it goes on until further notice', () => {
  const before = [row()]
  const ended = row({ validFrom: at(3), validUntil: at(6) })
  expect(removeDated(addDated(before, ended, keyOf), ended, keyOf)).toEqual(before)
})

test.each([
  ['an open end and a later start', [row(), row({ validFrom: at(2) })], true],
  ['an end after the next start', [row({ validUntil: at(3) }), row({ validFrom: at(2) })], true],
  ['an end where the next begins', [row({ validUntil: at(2) }), row({ validFrom: at(2) })], false],
  ['other keys', [row(), row({ market: 'BE' })], false],
])('%s overlap: %j', (_, rows, expected) => {
  expect(findOverlap(rows, keyOf) !== null).toBe(expected)
})
