// The waveform of a sound whose length is not known until it ends: energy in small cells, twice as long each
// time they run out, folded into buckets when asked.

/** Cells are merged in pairs when all are used; at least 16,384 then remain for 200 buckets. */
const MAX_CELLS = 32_768
const FIRST_CELL_SAMPLES = 16
/** Loudness that counts as full height when nothing is louder: room noise must not be drawn as speech. */
const MIN_FULL_SCALE = 0.001

/** Collects energy; of an hour it keeps 256 kB. */
export class PeakMeter {
  readonly #cells = new Float64Array(MAX_CELLS)
  #cellSamples = FIRST_CELL_SAMPLES
  #samples = 0

  /** @param block mono, −1 to 1. */
  push(block: Float32Array): void {
    let cell = Math.floor(this.#samples / this.#cellSamples)
    let left = this.#cellSamples - (this.#samples % this.#cellSamples)
    let energy = 0
    for (const sample of block) {
      energy += sample * sample
      if (--left > 0) continue
      this.#cells[cell] = (this.#cells[cell] ?? 0) + energy
      energy = 0
      cell++
      if (cell === MAX_CELLS) {
        this.#mergePairs()
        cell = MAX_CELLS / 2
      }
      left = this.#cellSamples
    }
    if (energy > 0) this.#cells[cell] = (this.#cells[cell] ?? 0) + energy
    this.#samples += block.length
  }

  /**
   * Height of `count` equal parts of the sound, whole numbers from 0 to 100: root mean square, 100 being the
   * 98th percentile of the parts. All 0 for silence.
   */
  readPeaks(count: number): number[] {
    if (this.#samples === 0) return new Array<number>(count).fill(0)
    const heights = Array.from({ length: count }, (_, bucket) =>
      this.#readRms((bucket * this.#samples) / count, ((bucket + 1) * this.#samples) / count),
    )
    const sorted = heights.toSorted((a, b) => a - b)
    const full = Math.max(sorted[Math.floor((count - 1) * 0.98)] ?? 0, MIN_FULL_SCALE)
    return heights.map((height) => Math.round(100 * Math.min(1, height / full)))
  }

  /** Cells at the edges count with the share that lies within. */
  #readRms(from: number, to: number): number {
    const first = from / this.#cellSamples
    const last = to / this.#cellSamples
    let energy = 0
    for (let cell = Math.floor(first); cell < last; cell++) {
      const share = Math.min(cell + 1, last) - Math.max(cell, first)
      energy += (this.#cells[cell] ?? 0) * share
    }
    return Math.sqrt(energy / (to - from))
  }

  #mergePairs(): void {
    for (let cell = 0; cell < MAX_CELLS / 2; cell++) this.#cells[cell] = (this.#cells[2 * cell] ?? 0) + (this.#cells[2 * cell + 1] ?? 0)
    this.#cells.fill(0, MAX_CELLS / 2)
    this.#cellSamples *= 2
  }
}
