// Completes package-lock.json with the platform packages that the registry in use did not offer.
// `npm install` silently leaves such optional packages out, and then `npm ci` refuses the lock on
// every machine ("Missing: … from lock file"). Run after each dependency change; `--check` only reports.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const LOCK_FILE = new URL('../package-lock.json', import.meta.url)
const OPERATING_SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openbsd', 'netbsd', 'sunos', 'aix']
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32']

type LockEntry = {
  version?: string
  cpu?: string[] | string
  os?: string[] | string
  libc?: string[]
  optional?: boolean
  dev?: boolean
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, LockEntry> }

/**
 * Adds an entry for every exactly pinned optional dependency that has none.
 * Operating system, processor and libc are read off the package's name; there is no integrity, so npm
 * takes whatever the registry offers for that version, and only on that platform.
 */
export function completeLock(lock: Lock): { lock: Lock; added: string[] } {
  const packages: Record<string, LockEntry> = { ...lock.packages }
  const added: string[] = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const isExact = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)
      if (!isExact || isResolvable(packages, path, name)) continue
      packages[`node_modules/${name}`] = {
        version: range,
        ...platformOf(name),
        optional: true,
        ...(entry.dev ? { dev: true } : {}),
      }
      added.push(name)
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { lock: { ...lock, packages: sorted }, added }
}

/** Looks for `name` the way Node does: beside the dependant, then in each folder above it. */
function isResolvable(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let path = from; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
    if (packages[`${path}/node_modules/${name}`]) return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

function platformOf(name: string): Pick<LockEntry, 'cpu' | 'os' | 'libc'> {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  const os = words.map((word) => (word === 'win' || word === 'windows' ? 'win32' : word)).find((word) => OPERATING_SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') && os === 'linux' ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) }
}

function main(isCheck: boolean): void {
  const text = readFileSync(LOCK_FILE, 'utf8')
  // The file is npm's own output; only the fields named in Lock are read, each of them optional.
  const { lock, added } = completeLock(JSON.parse(text) as Lock)
  if (added.length === 0) {
    console.log('package-lock.json is complete.')
  } else if (isCheck) {
    console.error(`package-lock.json lacks ${added.join(', ')}. Run: npm run lock:complete`)
    process.exitCode = 1
  } else {
    writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`)
    console.log(`Added ${added.join(', ')}.`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.includes('--check'))
