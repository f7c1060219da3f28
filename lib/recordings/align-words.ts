/** Words `from` (inclusive) `to` (exclusive) of the old text, and those that stand there in the new one; one of both may be none. */
export type Difference = { old: { from: number; to: number }; made: { from: number; to: number } }

/** Comparing is O(n × m) in the words between the common beginning and end; more than this is taken as one difference. */
const mostCompared = 1_000_000

/** Where two texts differ, in order, by the longest common subsequence of their words; everything between is unchanged. */
export function alignWords(old: string[], made: string[]): Difference[] {
  let start = 0
  while (start < old.length && start < made.length && old[start] === made[start]) start++
  let [oldEnd, madeEnd] = [old.length, made.length]
  while (oldEnd > start && madeEnd > start && old[oldEnd - 1] === made[madeEnd - 1]) {
    oldEnd--
    madeEnd--
  }
  if (oldEnd === start && madeEnd === start) return []
  if ((oldEnd - start) * (madeEnd - start) > mostCompared) return [{ old: { from: start, to: oldEnd }, made: { from: start, to: madeEnd } }]
  return differences(old.slice(start, oldEnd), made.slice(start, madeEnd)).map((one) => ({
    old: { from: one.old.from + start, to: one.old.to + start },
    made: { from: one.made.from + start, to: one.made.to + start },
  }))
}

function differences(old: string[], made: string[]): Difference[] {
  const lengths = commonLengths(old, made)
  const found: Difference[] = []
  let open: Difference | null = null
  let [i, j] = [0, 0]
  while (i < old.length || j < made.length) {
    const [here, there] = [old[i], made[j]]
    if (here !== undefined && here === there) {
      open = null
      i++
      j++
      continue
    }
    if (!open) {
      open = { old: { from: i, to: i }, made: { from: j, to: j } }
      found.push(open)
    }
    const skipsOld = there === undefined || (here !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    if (skipsOld) open.old.to = ++i
    else open.made.to = ++j
  }
  return found
}

/** `lengths[i][j]`: the longest common subsequence of what follows both places. */
function commonLengths(old: string[], made: string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(made.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]]
    for (let j = made.length - 1; row && below && j >= 0; j--) {
      row[j] = old[i] === made[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
