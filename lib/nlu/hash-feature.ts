const FNV_PRIME = 0x01000193

/** Where each kind of feature starts, so that the word "re" and the letters "re" are two features. */
export const HASH_SEED = { word: 0x811c9dc5, pair: 0x2f0b4c47, letters: 0x5bd1e995, concept: 0x1b873593 } as const

/** FNV-1a over UTF-16 units: cheap, the same everywhere, and extended letter by letter. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME)
}

export function hashText(seed: number, text: string): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = hashUnit(hash, text.charCodeAt(index))
  return hash
}

export function hashPair(seed: number, first: number, second: number): number {
  return hashUnit(Math.imul(seed ^ first, 0x85ebca6b), second ^ (second >>> 16))
}

/** Bucket in [0, buckets); `buckets` is a power of two. FNV's low bits are weak, hence the mixing. */
export function bucketOf(hash: number, buckets: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x7feb352d)
  mixed ^= mixed >>> 15
  return (mixed >>> 0) & (buckets - 1)
}
