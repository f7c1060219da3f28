// What a person sees while a command works: one line when a step begins, one when it ends, and a sign of
// life in between.
const SIGN_OF_LIFE_MS = 10_000

/** Runs `work` as a named step; the line that ends it carries the time it took and `work`'s own remark. */
export async function step<T>(title: string, work: () => Promise<T>, remark?: (result: T) => string): Promise<T> {
  const startedAt = Date.now()
  console.log(`  … ${title}`)
  const timer = setInterval(() => console.log(`    still at it, ${seconds(startedAt)}`), SIGN_OF_LIFE_MS)
  try {
    const result = await work()
    const detail = remark ? `, ${remark(result)}` : ''
    console.log(`  ✓ ${title} (${seconds(startedAt)}${detail})`)
    return result
  } catch (error) {
    console.log(`  ✗ ${title} (${seconds(startedAt)})`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

export function seconds(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
}
