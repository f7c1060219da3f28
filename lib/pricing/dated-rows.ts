/** A row that holds from an instant on; a null end means until further notice. Of one key at most one row holds at any time. */
export type Dated = { validFrom: string; validUntil: string | null }

/**
 * Adds a dated row: the one in force at that moment ends where the new one begins, rows that begin later stay.
 * So there is one answer at any time, and what was charged before keeps its row.
 */
export function addDated<Row extends Dated>(rows: readonly Row[], added: Row, keyOf: (row: Row) => string): Row[] {
  const isSame = (row: Row) => keyOf(row) === keyOf(added)
  const ended = rows
    .filter((row) => !(isSame(row) && row.validFrom === added.validFrom))
    .map((row) => {
      const isInForce = isSame(row) && row.validFrom < added.validFrom && (row.validUntil === null || row.validUntil > added.validFrom)
      return isInForce ? { ...row, validUntil: added.validFrom } : row
    })
  const validUntil = added.validUntil ?? firstStartAfter(rows.filter(isSame), added.validFrom)
  return [...ended, { ...added, validUntil }]
}

/** Takes a dated row out again: the one that ended where it began holds on until the next begins, so that adding is undone. */
export function removeDated<Row extends Dated>(rows: readonly Row[], removed: Row, keyOf: (row: Row) => string): Row[] {
  const isSame = (row: Row) => keyOf(row) === keyOf(removed)
  const validUntil = firstStartAfter(rows.filter(isSame), removed.validFrom)
  return rows
    .filter((row) => !(isSame(row) && row.validFrom === removed.validFrom))
    .map((row) => (isSame(row) && row.validUntil === removed.validFrom ? { ...row, validUntil } : row))
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
