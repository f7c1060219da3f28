/** The value below which `share` (0 to 1) of the numbers lie, between neighbours in proportion; 0 of none. */
export function readPercentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  const position = share * (sorted.length - 1)
  const below = sorted[Math.floor(position)] ?? 0
  const above = sorted[Math.ceil(position)] ?? below
  return below + (above - below) * (position - Math.floor(position))
}

/** Half lie below it, half above; 0 of none. */
export function readMedian(values: ArrayLike<number>): number {
  return readPercentile(values, 0.5)
}

/** Median distance from the median, scaled to what a standard deviation would be of normal spread. */
export function readSpread(values: ArrayLike<number>): number {
  const median = readMedian(values)
  return 1.4826 * readMedian(Array.from(values, (value) => Math.abs(value - median)))
}
