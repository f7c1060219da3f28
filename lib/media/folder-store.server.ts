import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { MediaStore } from './media-store-interface.server.ts'

/** Files in a local folder, for one machine. */
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
      const partial = join(dirname(target), `.${randomUUID()}.partial`)
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
