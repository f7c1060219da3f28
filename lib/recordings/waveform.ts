/** Lowest bar that is drawn, 0 to 100: silence too is part of a recording (audio.md 5). */
const lowest = 6

/** Heights folded to `count` bars, each the loudest of its stretch; nothing known gives `count` flat bars. */
export function foldPeaks(peaks: readonly number[], count: number): number[] {
  if (peaks.length === 0) return new Array<number>(count).fill(lowest)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count))
    return Math.max(lowest, ...peaks.slice(from, to))
  })
}

/** SVG path of upright bars around the middle, in a box of `count` × 100; drawn with a stroke. */
export function barsPath(heights: readonly number[]): string {
  return heights.map((height, x) => `M${x + 0.5} ${round(50 - height / 2)}V${round(50 + height / 2)}`).join('')
}

/** Semitones from top to bottom of the box: a voice that rises by an octave crosses half of it. */
const pitchSpanSt = 24

/**
 * SVG path of a pitch curve (semitones, null where there is no voice) in a box of `width` × 100, the median in the
 * middle. A pause is a gap; a lone point between two is left out.
 */
export function pitchPath(curve: readonly (number | null)[], width: number): string {
  const voiced = curve.filter((value) => value !== null).sort((a, b) => a - b)
  const median = voiced[Math.floor(voiced.length / 2)]
  if (median === undefined) return ''
  const step = width / curve.length
  let path = ''
  curve.forEach((value, i) => {
    if (value === null) return
    const follows = typeof curve[i - 1] === 'number'
    if (!follows && typeof curve[i + 1] !== 'number') return
    const y = Math.min(98, Math.max(2, 50 - ((value - median) / pitchSpanSt) * 100))
    path += `${follows ? 'L' : 'M'}${round((i + 0.5) * step)} ${round(y)}`
  })
  return path
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
