import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Media bytes by id: files in a folder, or memory when there is none. Ids are digits, so they are safe as names. */
export class MediaStore {
  readonly #folder: string | null
  readonly #memory = new Map<string, Buffer>()

  constructor(folder: string | null) {
    this.#folder = folder
  }

  async put(id: string, bytes: Buffer): Promise<void> {
    if (!this.#folder) {
      this.#memory.set(id, bytes)
      return
    }
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, id), bytes)
  }

  /** Null when there are no such bytes. */
  async find(id: string): Promise<Buffer | null> {
    if (!this.#folder) return this.#memory.get(id) ?? null
    return readFile(join(this.#folder, id)).catch(() => null)
  }

  async delete(id: string): Promise<void> {
    this.#memory.delete(id)
    if (this.#folder) await rm(join(this.#folder, id), { force: true })
  }

  async clear(): Promise<void> {
    this.#memory.clear()
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true })
  }
}
