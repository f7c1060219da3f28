// Apart from the decoder, so that what only asks for work does not load what does it.

/** The largest media file that WhatsApp carries. */
export const MAX_AUDIO_BYTES = 16 * 1024 * 1024
/** Seconds of sound that are looked at: a small file can claim many hours. */
export const MAX_AUDIO_SECONDS = 3600
