// Change of sample rate by a windowed sinc in polyphase form, block by block, for sound of any length.

/** Zero crossings on each side of the filter's centre, at the lower of the two rates. */
const TAPS_PER_SIDE = 12
/** Cut-off as a share of the lower Nyquist frequency: what lies above would fold back as hiss. */
const CUT_OFF = 0.92

/** Converts mono sound from one rate to another, both whole numbers of hertz. `push` blocks, then `flush` once. */
export class Resampler {
  readonly #up: number
  readonly #down: number
  readonly #half: number
  readonly #phases: Float32Array[]
  /** Input not yet left behind; its first sample has the index `#start`. Half a filter of silence comes before the sound. */
  #pending: Float32Array
  #start: number
  #received = 0
  #produced = 0

  constructor(fromRate: number, toRate: number) {
    const divisor = greatestCommonDivisor(fromRate, toRate)
    this.#up = toRate / divisor
    this.#down = fromRate / divisor
    const scale = Math.min(1, toRate / fromRate)
    this.#half = Math.ceil(TAPS_PER_SIDE / scale)
    this.#phases = makePhases(this.#up, this.#half, scale * CUT_OFF)
    this.#pending = new Float32Array(this.#half)
    this.#start = -this.#half
  }

  /** Output samples that the input so far determines. */
  push(block: Float32Array): Float32Array {
    this.#received += block.length
    return this.#filter(block, Math.floor(((this.#received - this.#half - 1) * this.#up) / this.#down) + 1)
  }

  /** The rest, as if silence followed: in all, input length times the ratio of the rates, rounded up. */
  flush(): Float32Array {
    const silence = new Float32Array(2 * this.#half + 1)
    return this.#filter(silence, Math.ceil((this.#received * this.#up) / this.#down))
  }

  #filter(block: Float32Array, until: number): Float32Array {
    const input = new Float32Array(this.#pending.length + block.length)
    input.set(this.#pending)
    input.set(block, this.#pending.length)
    const output = new Float32Array(Math.max(0, until - this.#produced))
    for (let index = 0; index < output.length; index++) {
      const position = (this.#produced + index) * this.#down
      const centre = Math.floor(position / this.#up)
      const taps = this.#phases[position - centre * this.#up] ?? new Float32Array()
      const first = centre - this.#half + 1 - this.#start
      let sum = 0
      for (let tap = 0; tap < taps.length; tap++) sum += (taps[tap] ?? 0) * (input[first + tap] ?? 0)
      output[index] = sum
    }
    this.#produced += output.length
    const keepFrom = Math.floor((this.#produced * this.#down) / this.#up) - this.#half - this.#start
    const drop = Math.min(Math.max(0, keepFrom), input.length)
    this.#pending = input.slice(drop)
    this.#start += drop
    return output
  }
}

/** Whole sounds at once. */
export function resample(samples: Float32Array, fromRate: number, toRate: number): Float32Array {
  if (fromRate === toRate) return samples
  const resampler = new Resampler(fromRate, toRate)
  const head = resampler.push(samples)
  const tail = resampler.flush()
  const all = new Float32Array(head.length + tail.length)
  all.set(head)
  all.set(tail, head.length)
  return all
}

/** For each fraction of a sample the filter's taps, so that output is a dot product with `2 * half` input samples. */
function makePhases(up: number, half: number, cutOff: number): Float32Array[] {
  return Array.from({ length: up }, (_, phase) => {
    const taps = Float32Array.from({ length: 2 * half }, (_tap, index) => {
      const distance = index - half + 1 - phase / up
      return sinc(distance * cutOff) * cutOff * blackman(distance / half)
    })
    const sum = taps.reduce((total, tap) => total + tap, 0)
    return taps.map((tap) => tap / sum)
  })
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** 1 in the middle, 0 at distance 1. */
function blackman(x: number): number {
  if (Math.abs(x) >= 1) return 0
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
