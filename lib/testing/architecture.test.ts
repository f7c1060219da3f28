// The import table and the layout's rules, asserted over the whole source. The folder says what a file is
// about, the suffix where it may run; ARCHITECTURE.md has the table in words.
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSources, type SourceFile, type SourceImport } from './read-sources.server.ts'

const sources = readSources()
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('e2e/') || path.startsWith('lib/testing/')
const isTool = (path: string) => /^(scripts|bench)\//.test(path) || /^[\w.-]+\.config\.\w+$/.test(path)
const product = sources.filter(({ path }) => !isTest(path) && !isTool(path))

/** Packages without side effects, clock, randomness or IO: plain files may use them. */
const PURE_PACKAGES = [
  'zod',
  'temporal-polyfill',
  'zod-openapi',
  'libphonenumber-js',
  'linkifyjs',
  'use-intl',
  'icu-minify',
  'clsx',
  'tailwind-merge',
  'eld',
]
const QUERY_PACKAGE = '@tanstack/react-query'

type Kind = 'plain' | 'server' | 'client' | 'db' | 'components' | 'app' | 'entry' | 'other'

function kindOf(path: string): Kind {
  const folder = path.split('/')[0]
  // The seed puts the demo together from the product's own functions, as an entry does.
  if (path === 'db/seed.ts') return 'entry'
  if (folder === 'lib') return path.includes('.server.') ? 'server' : path.includes('.client.') ? 'client' : 'plain'
  if (folder === 'db' || folder === 'components' || folder === 'app') return folder
  return /^(server|worker|auth|proxy|instrumentation)\.ts$/.test(path) ? 'entry' : 'other'
}

/** What each kind may import of ours. `app` is checked further: never another route's files. */
const MAY_IMPORT: Record<Kind, (target: string) => boolean> = {
  plain: (target) => kindOf(target) === 'plain',
  // auth.ts alone knows the login library; what needs the session asks it.
  server: (target) => ['plain', 'server', 'db'].includes(kindOf(target)) || target === 'auth.ts',
  client: (target) => ['plain', 'client'].includes(kindOf(target)),
  db: (target) => ['plain', 'db'].includes(kindOf(target)) || target.startsWith('lib/core/'),
  components: (target) => ['plain', 'client', 'components'].includes(kindOf(target)),
  app: (target) => kindOf(target) !== 'other',
  entry: (target) => ['plain', 'server', 'db', 'entry'].includes(kindOf(target)),
  other: () => true,
}

function findForbidden(allowed: (file: SourceFile, imported: SourceImport) => boolean): string[] {
  return product.flatMap((file) =>
    file.imports.filter((imported) => !allowed(file, imported)).map((imported) => `${file.path} imports ${imported.target}`),
  )
}

function findMatches(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) => (code.match(pattern) ?? []).map((text) => `${path}: ${text.trim()}`))
}

describe('imports', () => {
  test('the walk sees the product and understands its imports', () => {
    expect(product.length).toBeGreaterThan(20)
    const own = sources.flatMap((file) => file.imports.filter((imported) => imported.isOwn))
    expect(own.length).toBeGreaterThan(50)
    const known = new Set(sources.map(({ path }) => path))
    expect(own.filter(({ target }) => /\.tsx?$/.test(target) && !known.has(target)).map(({ target }) => target)).toEqual([])
  })

  test('every file imports only what its folder and suffix allow', () => {
    expect(findForbidden((file, { isOwn, target }) => !isOwn || MAY_IMPORT[kindOf(file.path)](target))).toEqual([])
  })

  test('plain lib files import only pure packages, and queries also the query library', () => {
    const allowed = (file: SourceFile, { isOwn, isTypeOnly, target }: SourceImport) => {
      if (kindOf(file.path) !== 'plain' || isOwn || isTypeOnly) return true
      if (target === QUERY_PACKAGE) return file.path.endsWith('-queries.ts')
      return PURE_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`))
    }
    expect(findForbidden(allowed)).toEqual([])
  })

  test('what runs in the browser imports nothing of Node', () => {
    const isBrowser = (path: string) => ['components', 'client'].includes(kindOf(path))
    expect(findForbidden((file, { target }) => !isBrowser(file.path) || !target.startsWith('node:'))).toEqual([])
  })

  test('a route never imports the files of another route', () => {
    const isNear = (from: string, to: string) =>
      `${dirname(from)}/`.startsWith(`${dirname(to)}/`) || `${dirname(to)}/`.startsWith(`${dirname(from)}/`)
    expect(
      findForbidden((file, { target }) => kindOf(file.path) !== 'app' || kindOf(target) !== 'app' || isNear(file.path, target)),
    ).toEqual([])
  })

  test('the product imports nothing made for tests or tools', () => {
    expect(findForbidden((_file, { isOwn, target }) => !isOwn || !(isTest(target) || isTool(target)))).toEqual([])
  })

  test('no imports run in a circle', () => {
    expect(findCycles(sources)).toEqual([])
  })
})

describe('plain lib files', () => {
  // Queries describe fetches; request-json.ts is the one fetch they share.
  const plain = product.filter(({ path }) => kindOf(path) === 'plain')
  const withoutFetch = plain.filter(({ path }) => !path.endsWith('-queries.ts') && path !== 'lib/core/request-json.ts')

  test('take the time and randomness as arguments', () => {
    expect(findMatches(plain, /Date\.now\(|new Date\(\)|Math\.random|randomUUID|getRandomValues|performance\.now/g)).toEqual([])
  })

  test('touch neither Node nor the browser', () => {
    // "window" alone is a word of ours: the provider's reply window.
    const browser =
      /\bwindow\.(document|location|navigator|localStorage|(add|remove)EventListener|set\w+|match\w+)|\bdocument\.\w+|\blocalStorage\b/g
    expect(findMatches(plain, browser)).toEqual([])
    expect(findMatches(plain, /\bprocess\.\w+|\bsetTimeout\(|\bsetInterval\(/g)).toEqual([])
    expect(findMatches(withoutFetch, /\bfetch\(/g)).toEqual([])
  })
})

describe('layout', () => {
  test('only the environment module reads process.env', () => {
    // The seed may be pointed at other demo values; NODE_ENV and NEXT_RUNTIME are constants of the build.
    const others = product.filter(({ path }) => path !== 'lib/core/env.server.ts' && path !== 'db/seed.ts')
    expect(findMatches(others, /process\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b).*/g)).toEqual([])
  })

  test('there are no barrels: a name is imported from the file that defines it', () => {
    // Drizzle takes the whole schema as one object, so that one file gathers it.
    const gathering = product.filter(({ path }) => path !== 'db/schema/tables.ts')
    expect(gathering.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([])
    expect(findMatches(gathering, /^export \* from.*/gm)).toEqual([])
  })

  test('no file is a drawer for odds and ends', () => {
    expect(sources.filter(({ path }) => /(^|\/)(utils?|helpers?|misc|common)\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([])
  })
})

/** Each circle once, as `a → b → a`. Imports of types alone count too: they bind the two files to each other as much. */
function findCycles(files: SourceFile[]): string[] {
  const edges = new Map(files.map(({ path, imports }) => [path, imports.filter(({ isOwn }) => isOwn).map(({ target }) => target)]))
  const finished = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || finished.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    finished.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return cycles
}
