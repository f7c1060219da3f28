/**
 * How many times a customer got in touch, given when their entries came in ascending order: lines that follow each other
 * within `gapMs` are one attempt, however many there are.
 */
export function countAttempts(times: readonly Date[], gapMs = attemptGapMs): number {
  let count = 0
  let last = Number.NEGATIVE_INFINITY
  for (const at of times) {
    if (at.getTime() - last >= gapMs) count++
    last = at.getTime()
  }
  return count
}

/** Silence of the customer after which what they write is a new attempt. */
export const attemptGapMs = 10 * 60_000
