// What a file is, told by its first bytes. Names and declared types are the sender's and decide nothing.

export type AudioFormat = 'ogg' | 'webm' | 'mp4' | 'wav' | 'mp3' | 'amr' | 'aac' | 'flac'

/** Undefined for anything that is not sound in a form we know. */
export function sniffAudio(bytes: Uint8Array): AudioFormat | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 12))
  if (text.startsWith('OggS')) return 'ogg'
  if (text.startsWith('\x1aE\xdf\xa3')) return 'webm'
  if (text.startsWith('RIFF') && text.slice(8) === 'WAVE') return 'wav'
  if (text.startsWith('#!AMR')) return 'amr'
  if (text.startsWith('fLaC')) return 'flac'
  if (text.slice(4, 8) === 'ftyp') return 'mp4'
  if (text.startsWith('ID3')) return 'mp3'
  return sniffSync(bytes[0] ?? 0, bytes[1] ?? 0)
}

/** MPEG audio has no magic number but a pattern of eleven ones; layer 0 is AAC's ADTS. */
function sniffSync(first: number, second: number): AudioFormat | undefined {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  const layer = (second >> 1) & 3
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'aac' : undefined
  const version = (second >> 3) & 3
  return version === 1 ? undefined : 'mp3'
}
