// The project's own source files with their imports, as text: enough for the architecture test to judge by.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type SourceImport = {
  /** Path from the root for our own files, `lib/core/ids.ts`; the package or `node:` name for others. */
  target: string
  isOwn: boolean
  isTypeOnly: boolean
}
export type SourceFile = { path: string; code: string; imports: SourceImport[] }

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const IGNORED = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'playwright-report', 'public', 'migrations', 'backups'])
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** All TypeScript files, comments removed from `code`. */
export function readSources(): SourceFile[] {
  return listFiles(ROOT).map((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '$1')
    return { path: relative(ROOT, file), code, imports: [...code.matchAll(IMPORT)].map((match) => describeImport(file, match)) }
  })
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

function describeImport(file: string, [, type, from, bare, dynamic]: RegExpExecArray): SourceImport {
  const name = from ?? bare ?? dynamic ?? ''
  const isTypeOnly = type !== undefined
  if (!name.startsWith('.') && !name.startsWith('@/')) return { target: name, isOwn: false, isTypeOnly }
  const path = name.startsWith('@/') ? join(ROOT, name.slice(2)) : join(dirname(file), name)
  const found = [path, `${path}.ts`, `${path}.tsx`].find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate))
  return { target: relative(ROOT, found ?? path), isOwn: true, isTypeOnly }
}
