/** Characters of some ten words: of fewer, letters alone tell languages apart badly. */
const surelyToldLength = 50

/**
 * The language a transcript is written in, for an engine that does not say (NeMo CTC, a transducer, an endpoint that
 * answers plain JSON): told by its letters. Null when there is too little of it, or nothing says so surely.
 * @returns ISO 639-1.
 */
export async function guessLanguage(text: string): Promise<string | null> {
  if (text.length < surelyToldLength) return null
  const { detectAnyLanguage } = await import('../nlu/detect-any-language.ts') // tens of megabytes, for engines that need it
  return detectAnyLanguage(text, null)
}
