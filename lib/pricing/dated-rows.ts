/** A row that holds from an instant on; a null end means until further notice. Of one key at most one row holds at any time. */
export type Dated = { validFrom: string; validUntil: string | null }

/**
 * Adds a dated row: it holds within its dates, and what held there steps aside. The row in force ends where the new one
 * begins and, when that has an end, holds again from there on; rows that begin later stay. So there is one answer at any
 * time, no gap, and what was charged before keeps its row.
 */
export function addDated<Row extends Dated>(rows: readonly Row[], added: Row, keyOf: (row: Row) => string): Row[] {
  const isSame = (row: Row) => keyOf(row) === keyOf(added)
  const validUntil = added.validUntil ?? firstStartAfter(rows.filter(isSame), added.validFrom)
  const aside = rows.flatMap((row) => {
    const isInForce = row.validFrom <= added.validFrom && isAfter(row.validUntil, added.validFrom)
    if (!isSame(row) || !isInForce) return [row]
    const before = row.validFrom < added.validFrom ? [{ ...row, validUntil: added.validFrom }] : []
    const after = validUntil !== null && isAfter(row.validUntil, validUntil) ? [{ ...row, validFrom: validUntil }] : []
    return [...before, ...after]
  })
  return [...aside, { ...added, validUntil }]
}

/**
 * Takes a dated row out again: the one that ended where it began holds on to its end, as one row with its own other half
 * where adding had parted it, so that adding is undone. An end that the added row had overrun is not remembered.
 */
export function removeDated<Row extends Dated>(rows: readonly Row[], removed: Row, keyOf: (row: Row) => string): Row[] {
  const isSame = (row: Row) => keyOf(row) === keyOf(removed)
  const gone = rows.find((row) => isSame(row) && row.validFrom === removed.validFrom)
  const kept = rows.filter((row) => row !== gone)
  const before = kept.find((row) => isSame(row) && row.validUntil === gone?.validFrom)
  if (!gone || !before) return kept
  const after = kept.find((row) => isSame(row) && row.validFrom === gone.validUntil && saysTheSame(row, before))
  const whole = { ...before, validUntil: after ? after.validUntil : gone.validUntil }
  return kept.filter((row) => row !== after).map((row) => (row === before ? whole : row))
}

/** Whether an end lies after an instant; null never comes. */
function isAfter(end: string | null, instant: string): boolean {
  return end === null || end > instant
}

/** Whether two rows differ in their dates only. */
function saysTheSame(a: Dated, b: Dated): boolean {
  const undated = (row: Dated) => JSON.stringify(Object.entries({ ...row, validFrom: null, validUntil: null }).sort())
  return undated(a) === undated(b)
}

function firstStartAfter(rows: readonly Dated[], instant: string): string | null {
  const later = rows.map((row) => row.validFrom).filter((start) => start > instant)
  return later.sort()[0] ?? null
}

/** Two rows of one key that would both hold at some moment, or null: a price must have one answer at any time. */
export function findOverlap<Row extends Dated>(rows: readonly Row[], keyOf: (row: Row) => string): [Row, Row] | null {
  const sorted = [...rows].sort((a, b) => `${keyOf(a)}\n${a.validFrom}`.localeCompare(`${keyOf(b)}\n${b.validFrom}`))
  for (const [index, row] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next && keyOf(next) === keyOf(row) && (row.validUntil === null || row.validUntil > next.validFrom)) return [row, next]
  }
  return null
}
