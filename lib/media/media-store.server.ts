import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { env } from '../core/env.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { openS3Store } from './s3-store.server.ts'

export type ByteRange = { start: number; end: number }

/** Where files live. Keys are ours (never from outside), such as `ab/cdef….bin`; putting the same key again replaces it whole. */
export type MediaStore = {
  /** Takes a finished local file; it appears under the key whole or not at all. */
  putFile(key: string, path: string, contentType: string): Promise<void>
  /** @param range inclusive, within the file. @throws when there is no such key. */
  read(key: string, range?: ByteRange): Promise<Readable>
  remove(key: string): Promise<void>
}

/** The store that MEDIA_STORE names: `file:<folder>` or `s3://<bucket>[/prefix]`. */
export function mediaStore(): MediaStore {
  return processSingleton('media-store', () => {
    const setting = env().MEDIA_STORE
    return setting.startsWith('s3://') ? openS3Store(setting) : openFolderStore(setting.slice('file:'.length))
  })
}

export function openFolderStore(folder: string): MediaStore {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    const path = resolve(root, key)
    if (!path.startsWith(root + sep)) throw new Error('a media key must stay inside the store')
    return path
  }
  return {
    async putFile(key, path) {
      const target = pathOf(key)
      await mkdir(dirname(target), { recursive: true })
      const partial = join(dirname(target), `.${process.pid}-${Date.now()}.partial`)
      await copyFile(path, partial)
      await rename(partial, target)
    },
    async read(key, range) {
      const path = pathOf(key)
      await stat(path)
      return createReadStream(path, range)
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}
