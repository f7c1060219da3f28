// How loud a sound is over time, in frames of 10 ms: loudness, background, and how long somebody speaks.
// No pitch: this is measured of every sound.

/** Frames are 10 ms at 16 kHz. */
const FRAME_SAMPLES = 160
/** One step of the histogram is half a decibel; silence is the lowest. */
const LOWEST_DB = -100
const STEPS_PER_DB = 2
/** Speech stays within this of its loudest frames; what is further below is breath and room. */
const SPEECH_RANGE_DB = 20
/** Quieter than this nobody meant to be heard. */
const SPEECH_FLOOR_DB = -55

export type Level = {
  /** Root mean square of the frames at speech level, dB below full scale; −100 when there is none. */
  speechDb: number
  /** Largest sample, dB below full scale. */
  peakDb: number
  /** 10th percentile of the frames: the background. */
  backgroundDb: number
  /** Time at speech level. */
  voicedMs: number
}

export class LevelMeter {
  readonly #histogram = new Uint32Array(-LOWEST_DB * STEPS_PER_DB + 1)
  #frames = 0
  #energy = 0
  #inFrame = 0
  #peak = 0

  /** @param block mono at 16 kHz, −1 to 1. */
  push(block: Float32Array): void {
    for (const sample of block) {
      const size = Math.abs(sample)
      if (size > this.#peak) this.#peak = size
      this.#energy += sample * sample
      if (++this.#inFrame === FRAME_SAMPLES) this.#endFrame()
    }
  }

  readLevel(): Level {
    const loudest = this.#percentile(0.95)
    const threshold = Math.max(loudest - SPEECH_RANGE_DB, SPEECH_FLOOR_DB)
    let frames = 0
    let power = 0
    this.#histogram.forEach((count, step) => {
      const db = LOWEST_DB + step / STEPS_PER_DB
      if (db < threshold) return
      frames += count
      power += count * 10 ** (db / 10)
    })
    return {
      speechDb: frames === 0 ? LOWEST_DB : round(toDb(power / frames)),
      peakDb: round(toDb(this.#peak * this.#peak)),
      backgroundDb: this.#percentile(0.1),
      voicedMs: frames * 10,
    }
  }

  #endFrame(): void {
    const db = toDb(this.#energy / FRAME_SAMPLES)
    const step = Math.min(this.#histogram.length - 1, Math.round((db - LOWEST_DB) * STEPS_PER_DB))
    this.#histogram[step] = (this.#histogram[step] ?? 0) + 1
    this.#frames++
    this.#energy = 0
    this.#inFrame = 0
  }

  #percentile(share: number): number {
    let left = share * this.#frames
    for (let step = 0; step < this.#histogram.length; step++) {
      left -= this.#histogram[step] ?? 0
      if (left <= 0) return LOWEST_DB + step / STEPS_PER_DB
    }
    return LOWEST_DB
  }
}

function toDb(power: number): number {
  return power <= 0 ? LOWEST_DB : Math.max(LOWEST_DB, 10 * Math.log10(power))
}

function round(db: number): number {
  return Math.round(db * 10) / 10
}
