/** Whether one insertion, deletion, replacement or swap of neighbours turns one word into the other; equal words are no edit. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** The word and each of its one-letter deletions: two words one edit apart share one of these. */
export function deletionsOf(word: string): string[] {
  return [word, ...Array.from({ length: word.length }, (_, index) => word.slice(0, index) + word.slice(index + 1))]
}
