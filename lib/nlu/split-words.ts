const ELISION = /(?<![\p{L}\p{N}])([djlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\p{L}{3})/gu
const PIECE = /_\p{L}+_|[\p{L}\p{M}\p{N}_]+(?:'[\p{L}\p{M}\p{N}_]+)*|[?!]+|\p{Extended_Pictographic}/gu

/**
 * Words of a normalised text (an inner apostrophe kept), runs of `?!` and emoji, in order. A placeholder such as
 * `_number_` is one word.
 */
export function splitWords(normalized: string): string[] {
  return normalized.replace(ELISION, '$1 ').match(PIECE) ?? []
}
