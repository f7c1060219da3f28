import compile from 'icu-minify/compile'
import formatCompiled from 'use-intl/format-message/format-only'

// Stands in for use-intl's own formatter where pages are made on the server (next.config.ts): there words come both as
// they are written and as browsers get them (compile-messages.ts), which its own formatter cannot tell apart.

type Compiled = ReturnType<typeof compile>
const known = new Map<string, Compiled>()

/** Formats a message, compiled or as written. */
export default function formatAnyMessage(
  ...[key, message, values, options]: Parameters<typeof formatCompiled>
): ReturnType<typeof formatCompiled> {
  return formatCompiled(key, typeof message === 'string' ? compiledOf(message) : message, values, options)
}
formatAnyMessage.raw = false

function compiledOf(message: string): Compiled {
  const found = known.get(message) ?? compile(message)
  known.set(message, found)
  return found
}
