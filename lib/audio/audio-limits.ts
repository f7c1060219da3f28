// Apart from the decoder, so that what only asks for work does not load what does it.

export type AudioLimits = {
  bytes: number
  /** Of sound: a small file can claim many hours. What is beyond is cut. */
  seconds: number
}

/** Of what arrives: 16 MB is the largest audio file that WhatsApp carries. */
export const ARRIVING_LIMITS: AudioLimits = { bytes: 16 * 1024 * 1024, seconds: 3600 }
/** Of what is recorded here: ten minutes of a browser that can only hand over WAV are 19.2 MB. */
export const RECORDING_LIMITS: AudioLimits = { bytes: 24 * 1024 * 1024, seconds: 3600 }
