import type { Readable } from 'node:stream'

export type ByteRange = { start: number; end: number }

/** Where files live. Keys are ours (never from outside), such as `ab/cdef….bin`; putting the same key again replaces it whole. */
export type MediaStore = {
  /** Takes a finished local file; it appears under the key whole or not at all. */
  putFile(key: string, path: string, contentType: string): Promise<void>
  /** @param range inclusive, within the file. @throws when there is no such key. */
  read(key: string, range?: ByteRange): Promise<Readable>
  remove(key: string): Promise<void>
}
