/** Waits before the second, third and fourth request, in ms; each up to a third longer, so that many do not come at once. */
const waitsMs = [5_000, 30_000, 120_000]
/** An engine that asks for more patience than this is given up on. */
const longestMs = 15 * 60_000

/**
 * When to ask a busy or absent engine again.
 * @param asked how many requests there were so far.
 * @param afterMs what the engine itself asked for (`Retry-After`), or null.
 * @param chance 0 to 1, for the jitter.
 * @returns null when it has been asked often enough.
 */
export function planTranscriptionRetry(asked: number, afterMs: number | null, now: Date, chance: number): Date | null {
  const waitMs = waitsMs[asked - 1]
  if (waitMs === undefined || (afterMs ?? 0) > longestMs) return null
  return new Date(now.getTime() + Math.max(afterMs ?? 0, waitMs) * (1 + chance / 3))
}
