import type { KeywordToken } from './keyword-text.ts'

/** As `foldWord` leaves them; nlu.md 4. One list for all languages: a Dutch "pas" three words before costs little. */
const NEGATORS = new Set(
  [
    'geen niet nooit zonder nergens',
    "no not never without don't doesn't didn't isn't wasn't aren't won't can't cannot haven't dont doesnt didnt",
    'kein keine keinen keinem keiner keines nicht nie niemals ohne',
    'pas sans aucun aucune jamais ni',
  ]
    .join(' ')
    .split(' '),
)
/** "Nog niet terugbetaald" is no denial but a promise not kept. */
const STILL = new Set('nog altijd steeds still yet noch immer toujours encore'.split(' '))
const REACH = 3

/** Whether a denial stands within three words before the token, in its clause. */
export function isNegated(tokens: readonly KeywordToken[], index: number): boolean {
  const clause = tokens[index]?.clause
  for (let before = index - 1; before >= Math.max(0, index - REACH); before--) {
    const token = tokens[before]
    if (token === undefined || token.clause !== clause) return false
    if (NEGATORS.has(token.word) && !isStill(tokens, before)) return true
  }
  return false
}

function isStill(tokens: readonly KeywordToken[], negator: number): boolean {
  return [negator - 1, negator + 1].some((index) => {
    const token = tokens[index]
    return token !== undefined && token.clause === tokens[negator]?.clause && STILL.has(token.word)
  })
}
