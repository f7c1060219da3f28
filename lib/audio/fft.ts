// The discrete Fourier transform of a power of two of complex numbers, in place: radix 4 with one radix-2 stage
// where the size asks for it. A transform is made once for a size and used for every frame.

export class Fft {
  readonly size: number
  readonly #cos: Float64Array
  readonly #sin: Float64Array
  readonly #order: Uint32Array

  /** @param size a power of two, at least 4 */
  constructor(size: number) {
    this.size = size
    this.#cos = Float64Array.from({ length: size }, (_, index) => Math.cos((2 * Math.PI * index) / size))
    this.#sin = Float64Array.from({ length: size }, (_, index) => Math.sin((2 * Math.PI * index) / size))
    const bits = Math.log2(size)
    this.#order = Uint32Array.from({ length: size }, (_, index) => {
      let reversed = 0
      for (let bit = 0; bit < bits; bit++) if (index & (1 << bit)) reversed |= 1 << (bits - 1 - bit)
      return reversed
    })
  }

  /** Forward transform without scaling: multiplies by e^(−2πi·jk/n) and sums. */
  transform(re: Float64Array, im: Float64Array): void {
    this.#reorder(re, im)
    let span = 1
    if (Math.log2(this.size) % 2 === 1) {
      this.#firstPairs(re, im)
      span = 2
    }
    for (; span < this.size; span *= 4) this.#stage(re, im, span)
  }

  #reorder(re: Float64Array, im: Float64Array): void {
    const order = this.#order
    for (let index = 0; index < order.length; index++) {
      const other = order[index] ?? 0
      if (other <= index) continue
      const real = re[index] ?? 0
      const imaginary = im[index] ?? 0
      re[index] = re[other] ?? 0
      im[index] = im[other] ?? 0
      re[other] = real
      im[other] = imaginary
    }
  }

  #firstPairs(re: Float64Array, im: Float64Array): void {
    for (let index = 0; index < this.size; index += 2) {
      const aRe = re[index] ?? 0
      const aIm = im[index] ?? 0
      const bRe = re[index + 1] ?? 0
      const bIm = im[index + 1] ?? 0
      re[index] = aRe + bRe
      im[index] = aIm + bIm
      re[index + 1] = aRe - bRe
      im[index + 1] = aIm - bIm
    }
  }

  /** Two radix-2 stages at once: blocks of `span` become blocks of four times that. */
  #stage(re: Float64Array, im: Float64Array, span: number): void {
    const cos = this.#cos
    const sin = this.#sin
    const step = this.size / (4 * span)
    for (let offset = 0; offset < span; offset++) {
      const c1 = cos[offset * step] ?? 0
      const s1 = sin[offset * step] ?? 0
      const c2 = cos[2 * offset * step] ?? 0
      const s2 = sin[2 * offset * step] ?? 0
      const c3 = cos[3 * offset * step] ?? 0
      const s3 = sin[3 * offset * step] ?? 0
      for (let a = offset; a < this.size; a += 4 * span) {
        const b = a + span
        const c = b + span
        const d = c + span
        const bIn = re[b] ?? 0
        const bInIm = im[b] ?? 0
        const cIn = re[c] ?? 0
        const cInIm = im[c] ?? 0
        const dIn = re[d] ?? 0
        const dInIm = im[d] ?? 0
        // In bit-reversed order the second block holds the terms with remainder 2 and the third those with 1.
        const bRe = bIn * c2 + bInIm * s2
        const bIm = bInIm * c2 - bIn * s2
        const cRe = cIn * c1 + cInIm * s1
        const cIm = cInIm * c1 - cIn * s1
        const dRe = dIn * c3 + dInIm * s3
        const dIm = dInIm * c3 - dIn * s3
        const aRe = re[a] ?? 0
        const aIm = im[a] ?? 0
        const evenRe = aRe + bRe
        const evenIm = aIm + bIm
        const oddRe = aRe - bRe
        const oddIm = aIm - bIm
        const sumRe = cRe + dRe
        const sumIm = cIm + dIm
        const differenceRe = cRe - dRe
        const differenceIm = cIm - dIm
        re[a] = evenRe + sumRe
        im[a] = evenIm + sumIm
        re[b] = oddRe + differenceIm
        im[b] = oddIm - differenceRe
        re[c] = evenRe - sumRe
        im[c] = evenIm - sumIm
        re[d] = oddRe - differenceIm
        im[d] = oddIm + differenceRe
      }
    }
  }
}
