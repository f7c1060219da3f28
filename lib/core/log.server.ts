import pino from 'pino'
import { logLevel } from './env.server.ts'

/**
 * The process's log. Only ids, counts and codes go in: never customer text, names or numbers, never secrets.
 * The redaction is a net under that rule, not a licence.
 */
export const log = pino({
  level: logLevel(),
  base: { pid: process.pid },
  redact: {
    paths: [
      '*.text',
      '*.body',
      '*.phone',
      '*.name',
      '*.token',
      '*.password',
      '*.authorization',
      '*.secret',
      'text',
      'phone',
      'token',
      'password',
    ],
    censor: '[redacted]',
  },
  serializers: { err: serializeError },
})

/** Keeps class, code and stack frames; drops messages of database errors, which quote parameters. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const cause = error.cause instanceof Error ? error.cause : undefined
  const code = 'code' in error ? String(error.code) : cause && 'code' in cause ? String(cause.code) : undefined
  const isQuery = error.message.startsWith('Failed query')
  return {
    type: error.name,
    code,
    message: isQuery ? 'database query failed' : error.message.slice(0, 300),
    cause: cause && !('parameters' in cause) ? cause.message.slice(0, 200) : undefined,
    stack: error.stack
      ?.split('\n')
      .slice(isQuery ? -6 : 1, 10)
      .filter((line) => line.trim().startsWith('at ')),
  }
}
