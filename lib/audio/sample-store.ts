// Sound kept for a second look, in 16 bits: half of what floating point takes, and finer than any voice note.

const CHUNK_SAMPLES = 1 << 18
const FULL_SCALE = 32_767

/** Grows by chunks of half a megabyte; reading does not copy but for `readAll`. */
export class SampleStore {
  readonly #chunks: Int16Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** @param block −1 to 1; beyond is clipped. */
  push(block: Float32Array): void {
    for (const sample of block) {
      const within = this.#length % CHUNK_SAMPLES
      if (within === 0) this.#chunks.push(new Int16Array(CHUNK_SAMPLES))
      const chunk = this.#chunks[this.#chunks.length - 1]
      if (chunk) chunk[within] = Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE)
      this.#length++
    }
  }

  /** Fills `into` with the samples from `start` on, −1 to 1; zeros before the beginning and after the end. */
  read(start: number, into: Float64Array): void {
    for (let index = 0; index < into.length; index++) {
      const position = start + index
      const isInside = position >= 0 && position < this.#length
      const sample = isInside ? (this.#chunks[Math.floor(position / CHUNK_SAMPLES)]?.[position % CHUNK_SAMPLES] ?? 0) : 0
      into[index] = sample / FULL_SCALE
    }
  }

  readAll(): Int16Array {
    const all = new Int16Array(this.#length)
    this.#chunks.forEach((chunk, index) => {
      const start = index * CHUNK_SAMPLES
      all.set(chunk.subarray(0, Math.min(CHUNK_SAMPLES, this.#length - start)), start)
    })
    return all
  }
}
