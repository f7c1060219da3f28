import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDated, findOverlap, removeDated } from './dated-rows.ts'

type Row = { market: string; price: number; validFrom: string; validUntil: string | null }
const keyOf = (row: Row) => row.market
const at = (month: number) => `2027-${String(month).padStart(2, '0')}-01T00:00:00.000Z`
const row = (fields: Partial<Row> = {}): Row => ({ market: 'NL', price: 5, validFrom: at(1), validUntil: null, ...fields })
const byStart = (a: Row, b: Row) => a.validFrom.localeCompare(b.validFrom)
const addAll = (months: number[]) =>
  months.reduce<Row[]>((rows, month) => addDated(rows, row({ validFrom: at(month), price: month }), keyOf), [])
const someMonths = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 })

/** What is charged in each month of the year and after it. */
const prices = (rows: Row[]) =>
  [...Array(13).keys()].map((index) => {
    const day = index === 12 ? '2030-01-01T00:00:00.000Z' : at(index + 1)
    return rows.find((one) => one.validFrom <= day && (one.validUntil === null || one.validUntil > day))?.price ?? null
  })

describe('a new row', () => {
  test('ends the one in force where it begins, and what was charged before keeps its price', () => {
    const added = row({ validFrom: at(3), price: 6 })
    expect(addDated([row()], added, keyOf)).toEqual([row({ validUntil: at(3) }), added])
  })

  test('entered before a later one ends where that begins', () => {
    expect(addDated([row(), row({ validFrom: at(9) })], row({ validFrom: at(3) }), keyOf).at(-1)?.validUntil).toBe(at(9))
  })

  test('with an end of its own is a time in between: what was in force holds again after it', () => {
    const between = row({ validFrom: at(3), validUntil: at(6), price: 6 })
    expect(addDated([row()], between, keyOf).sort(byStart)).toEqual([row({ validUntil: at(3) }), between, row({ validFrom: at(6) })])
  })

  test('with an end of its own that begins with another holds first, and the other from its end on', () => {
    const first = row({ validUntil: at(3), price: 6 })
    expect(addDated([row({ validUntil: at(9) })], first, keyOf)).toEqual([row({ validFrom: at(3), validUntil: at(9) }), first])
  })

  test('of the same dates takes the place of the one before', () => {
    const mended = row({ validUntil: at(3), price: 6 })
    expect(addDated([row({ validUntil: at(3) })], mended, keyOf)).toEqual([mended])
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

test('a time in between that was added changes its own months only, and taken out again leaves exactly what was there', () => {
  const starts = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  const between = fc.tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 6 }))
  fc.assert(
    fc.property(starts, between, fc.boolean(), (months, [start, length], isBounded) => {
      const before = addAll(months).map((one) =>
        isBounded && one.validUntil === null ? { ...one, validUntil: '2028-01-01T00:00:00.000Z' } : one,
      )
      const end = Math.min(start + length, 12)
      // Something must hold all the while: a start within would be refused as an overlap, and nothing can give way to it.
      fc.pre(Math.min(...months) < start && !months.some((month) => month >= start && month < end))
      const added = row({ validFrom: at(start), validUntil: at(end), price: 99 })
      const after = addDated(before, added, keyOf)
      expect(findOverlap(after, keyOf)).toBeNull()
      expect(prices(after)).toEqual(prices(before).map((price, index) => (index + 1 >= start && index + 1 < end ? 99 : price)))
      expect(removeDated(after, added, keyOf).sort(byStart)).toEqual(before.sort(byStart))
    }),
  )
})

test('a row between others that are taken out leaves no gap, and the last end stays', () => {
  const rows = [row({ validUntil: at(3) }), row({ validFrom: at(3), validUntil: at(5), price: 6 })]
  expect(removeDated(rows, row({ validFrom: at(3), validUntil: at(5), price: 6 }), keyOf)).toEqual([row({ validUntil: at(5) })])
  const [first, second] = [row({ validUntil: at(3) }), row({ validFrom: at(3), validUntil: at(5), price: 6 })]
  const third = row({ validFrom: at(5), price: 7 })
  expect(removeDated([first, second, third], second, keyOf)).toEqual([row({ validUntil: at(5) }), third])
})

test.each([
  ['an open end and a later start', [row(), row({ validFrom: at(2) })], true],
  ['an end after the next start', [row({ validUntil: at(3) }), row({ validFrom: at(2) })], true],
  ['an end where the next begins', [row({ validUntil: at(2) }), row({ validFrom: at(2) })], false],
  ['other keys', [row(), row({ market: 'BE' })], false],
])('%s overlap: %j', (_, rows, expected) => {
  expect(findOverlap(rows, keyOf) !== null).toBe(expected)
})
