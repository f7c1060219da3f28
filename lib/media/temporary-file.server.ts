import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Lends a path in a folder that is gone afterwards, whatever happens. */
export async function withTemporaryFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'middenweg-'))
  try {
    return await use(join(folder, 'file'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export class FileTooLarge extends Error {}

/** Writes a stream to a file and counts it. @throws FileTooLarge as soon as it passes `maxBytes`. */
export async function writeBounded(source: AsyncIterable<Uint8Array>, path: string, maxBytes: number): Promise<number> {
  let size = 0
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > maxBytes ? new FileTooLarge('the file is larger than allowed') : null, chunk)
    },
  })
  await pipeline(source, bound, createWriteStream(path))
  return size
}
