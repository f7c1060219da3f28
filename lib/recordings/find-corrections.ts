/** A run of words longer than this is rewritten speech, not a name put right. */
const longestRun = 3

/**
 * The names in a corrected transcript that an engine had written otherwise: short runs of words that were replaced by
 * others of which at least one begins with a capital or holds a digit. By the longest common subsequence of words.
 */
export function findCorrections(before: string, after: string): { term: string; heardAs: string }[] {
  const [old, made] = [wordsOf(before), wordsOf(after)]
  if (old.length * made.length > 1_000_000) return []
  const corrections: { term: string; heardAs: string }[] = []
  for (const { from, to } of differences(old, made)) {
    if (from.length === 0 || to.length === 0 || from.length > longestRun || to.length > longestRun) continue
    const term = to.join(' ')
    const isName = to.some((word) => /^\p{Lu}/u.test(word) || /\d/.test(word))
    if (isName && term.length >= 3 && fold(term) !== fold(from.join(' '))) corrections.push({ term, heardAs: from.join(' ') })
  }
  return corrections
}

function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean)
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Stretches that differ, with what stood there and what stands there now. O(n × m) in words. */
function differences(old: string[], made: string[]): { from: string[]; to: string[] }[] {
  const lengths = commonLengths(old, made)
  const found: { from: string[]; to: string[] }[] = []
  let open: { from: string[]; to: string[] } | null = null
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
      open = { from: [], to: [] }
      found.push(open)
    }
    const skipsOld = there === undefined || (here !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    if (skipsOld && here !== undefined) {
      open.from.push(here)
      i++
    } else if (there !== undefined) {
      open.to.push(there)
      j++
    }
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
