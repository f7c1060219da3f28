/** Languages the bot has words of its own in. */
export type BotLanguage = 'nl' | 'en'

/** Dial codes of countries whose customers are written to in Dutch while nothing is known of their own language. */
const dutchDialCodes = ['31', '32']

/**
 * The language the bot begins in: what the customer was last heard to speak, else what is spoken where our number is.
 * @param spoken a language tag of the last transcript: `nl`, `nl-BE`, `tr`
 * @param number our own number in digits
 */
export function chooseBotLanguage(spoken: string | null, number: string | null): BotLanguage {
  if (spoken) return /^(nl|dutch)\b/i.test(spoken) ? 'nl' : 'en'
  return dutchDialCodes.some((code) => number?.startsWith(code)) ? 'nl' : 'en'
}
