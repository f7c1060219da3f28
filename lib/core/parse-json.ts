type ReviverContext = { source?: string }

/**
 * JSON.parse for text from outside. Integers beyond 2^53 keep their digits by becoming strings: account webhooks carry
 * `message_template_id` as a JSON number (whatsapp-messages.md 0, "Ids"). In strings, NUL and lone surrogates become
 * U+FFFD: PostgreSQL stores neither, and a message must not be lost over one odd character.
 * @throws SyntaxError when the text is not JSON, or is nested deeper than can be walked (some thousand levels).
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, makeStorable)
  } catch (error) {
    // The parser takes any depth, the walk back through the values does not.
    if (error instanceof RangeError) throw new SyntaxError('nested too deeply', { cause: error })
    throw error
  }
}

function makeStorable(this: unknown, _key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD')
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !context?.source) return value
  return /^-?\d+$/.test(context.source) ? context.source : value
}
