type ReviverContext = { source?: string }

/**
 * JSON.parse that keeps the digits of integers beyond 2^53 by turning them into strings: account webhooks carry
 * `message_template_id` as a JSON number (whatsapp-messages.md 0, "Ids").
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, keepDigits)
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !context?.source) return value
  return /^-?\d+$/.test(context.source) ? context.source : value
}
