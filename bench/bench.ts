// What a benchmark is: it runs, and hands back figures and aims. `scripts/bench.ts` prints them.

export type Figures = Record<string, string | number>

export type Aim = {
  /** What is compared, `rate, product / gathered`. */
  name: string
  value: number
  /** The figure to stay within. */
  limit: number
  direction: 'at_least' | 'at_most'
}

export type BenchOutcome = {
  /** One row per case, the same keys in each. */
  rows: Figures[]
  aims: Aim[]
}

/** Default export of each `<name>.bench.ts`. Figures are of one machine: only their ratios mean anything elsewhere. */
export type Bench = { title: string; run: () => Promise<BenchOutcome> }

export function isMet({ value, limit, direction }: Aim): boolean {
  return direction === 'at_least' ? value >= limit : value <= limit
}

/** The value below which `share` (0–1) of the numbers lie; 0 of none. */
export function percentile(sorted: Float64Array | number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
