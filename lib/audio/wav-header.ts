const PCM = 1
const FLOAT = 3
const A_LAW = 6
const MU_LAW = 7
const EXTENSIBLE = 0xfffe
const PLAIN_CODINGS = [PCM, FLOAT, A_LAW, MU_LAW]

/**
 * Whether a WAV file holds samples one by one in a layout that fits its own numbers. Block codings are left out:
 * their headers name the size of what is decoded, up to gigabytes for a few bytes.
 */
export function isPlainWav(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 12
  while (offset + 24 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(offset, offset + 4))
    const size = view.getUint32(offset + 4, true)
    if (name === 'fmt ') return isPlainFormat(view, offset + 8)
    offset += 8 + size + (size & 1)
  }
  return false
}

function isPlainFormat(view: DataView, offset: number): boolean {
  const declared = view.getUint16(offset, true)
  const isWhole = declared === EXTENSIBLE && offset + 26 <= view.byteLength
  const coding = isWhole ? view.getUint16(offset + 24, true) : declared
  const channels = view.getUint16(offset + 2, true)
  const blockBytes = view.getUint16(offset + 12, true)
  const sampleBytes = view.getUint16(offset + 14, true) / 8
  const isConsistent = Number.isInteger(sampleBytes) && sampleBytes >= 1 && sampleBytes <= 8 && blockBytes === channels * sampleBytes
  return PLAIN_CODINGS.includes(coding) && channels >= 1 && channels <= 8 && isConsistent
}
