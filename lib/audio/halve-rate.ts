// Half the sample rate: a half-band filter of 31 taps under a Blackman window, then every second sample.

const TAPS = 31
const MIDDLE = 15
/** Of the taps of a half-band filter every second one is zero, the one in the middle aside; these are the others of one side. */
const SIDE = makeSide()

/** Block by block; the output is as long as half the input, delayed by nothing: the filter looks ahead. */
export class RateHalver {
  #pending = new Float32Array(MIDDLE)

  push(block: Float32Array): Float32Array {
    const input = new Float32Array(this.#pending.length + block.length)
    input.set(this.#pending)
    input.set(block, this.#pending.length)
    const count = Math.max(0, Math.floor((input.length - TAPS) / 2) + 1)
    const output = new Float32Array(count)
    for (let index = 0; index < count; index++) {
      const centre = index * 2 + MIDDLE
      let sum = 0.5 * (input[centre] ?? 0)
      for (let tap = 0; tap < SIDE.length; tap++) {
        const distance = 2 * tap + 1
        sum += (SIDE[tap] ?? 0) * ((input[centre - distance] ?? 0) + (input[centre + distance] ?? 0))
      }
      output[index] = sum
    }
    this.#pending = input.slice(count * 2)
    return output
  }

  /** The samples that still wait for what would have followed. */
  flush(): Float32Array {
    return this.push(new Float32Array(MIDDLE))
  }
}

function makeSide(): Float64Array {
  const taps = Float64Array.from({ length: (MIDDLE + 1) / 2 }, (_, index) => {
    const distance = 2 * index + 1
    const phase = (Math.PI * distance) / (MIDDLE + 1)
    const window = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase)
    return (window * Math.sin((Math.PI * distance) / 2)) / (Math.PI * distance)
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  // A constant passes unchanged: half from the middle, a quarter from each side.
  return taps.map((tap) => (tap * 0.25) / sum)
}
