import { z } from 'zod'
import { AppError } from './errors.ts'

/** Cursors are opaque to callers: base64url of JSON, parsed strictly on the way back in. */
export function encodeCursor(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @throws AppError `bad_request` when it is not a cursor we gave. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string | null): T | null {
  if (cursor === null) return null
  try {
    return schema.parse(JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))))
  } catch (cause) {
    throw new AppError('bad_request', { publicMessage: 'The cursor is not one we gave. Start the list again without it.', cause })
  }
}

/** `limit` of a list: 50 unless asked, at most 100 (api.md). */
export const limitSchema = z.coerce.number().int().min(1).max(100).default(50)
export const cursorSchema = z.string().max(500).optional()
