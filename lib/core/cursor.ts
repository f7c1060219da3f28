import { z } from 'zod'
import { decimal } from './decimal.ts'
import { AppError } from './errors.ts'

/** Cursors are opaque to callers: base64url of JSON, parsed strictly on the way back in. */
export function encodeCursor(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @throws AppError `bad_request` when it is not a cursor we gave. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string | null): T | null {
  if (cursor === null) return null
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    // PostgreSQL takes no NUL in text, and none of ours has one.
    if (text.includes('\\u0000')) throw new SyntaxError('a cursor holds no NUL')
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('bad_request', { publicMessage: 'The cursor is not one we gave. Start the list again without it.', cause })
  }
}

/** `limit` of a list: 50 unless asked, at most 100 (api.md). */
export const limitSchema = decimal(1, 100).default(50)
export const cursorSchema = z.string().max(500).optional()
