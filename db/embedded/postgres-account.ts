// PostgreSQL refuses to run as root, yet people start things as root (containers, CI). This file decides
// under which account the embedded server runs and where that account can reach its files.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** How the server is spawned: as ourselves, inside a user namespace, or as the user `nobody`. */
export type PostgresAccount = 'self' | 'namespace' | 'nobody'

const NOBODY = 65534
const NAMESPACE_COMMAND = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
/** Home of clusters and binaries that `nobody` could not reach where they are (a 0700 home, for one). */
const SHARED_HOME = '/var/lib/middenweg'

export function chooseAccount(): PostgresAccount {
  chosen ??= process.getuid?.() !== 0 ? 'self' : mayMakeNamespaces() ? 'namespace' : 'nobody'
  return chosen
}

let chosen: PostgresAccount | undefined

/** Containers without the privilege to make user namespaces refuse this. */
function mayMakeNamespaces(): boolean {
  const [command = '', ...options] = NAMESPACE_COMMAND
  return spawnSync(command, [...options, 'true'], { stdio: 'ignore' }).status === 0
}

/** The command line and spawn options that run `program` under the account. */
export function commandAs(account: PostgresAccount, program: string, args: string[]) {
  if (account === 'nobody') return { file: program, args, options: { uid: NOBODY, gid: NOBODY, cwd: '/' } }
  if (account === 'self') return { file: program, args, options: { cwd: dirname(program) } }
  const [command = '', ...options] = NAMESPACE_COMMAND
  return { file: command, args: [...options, program, ...args], options: { cwd: '/' } }
}

/** Where the cluster of `dataDir` lies for this account; the folder need not exist yet. */
export function locateCluster(account: PostgresAccount, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const shared = join(SHARED_HOME, `cluster-${key}`)
  // Once there, it stays there, whatever the machine allows later.
  if (existsSync(shared)) return shared
  if (account !== 'nobody' || canNobodyReach(dataDir)) return join(dataDir, 'cluster')
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 })
  return shared
}

/** The folder of binaries to use: the installed one, or a copy that `nobody` can execute. */
export function locateBinaries(account: PostgresAccount, installed: string, version: string): string {
  if (account !== 'nobody' || canNobodyReach(join(installed, 'bin', 'postgres'))) return installed
  const copy = join(SHARED_HOME, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const partial = `${copy}.${process.pid}`
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 })
  cpSync(installed, partial, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', partial])
  renameUnlessPresent(partial, copy)
  return copy
}

/** Gives the folder to the account: PostgreSQL starts only on files its own user owns. */
export function giveTo(account: PostgresAccount, folder: string): void {
  if (account === 'self') return
  const owner = account === 'nobody' ? NOBODY : 0
  if (statSync(folder).uid !== owner) spawnSync('chown', ['-R', `${owner}:${owner}`, folder])
}

/** Puts a finished folder in place; when another process was faster, its result stands. */
export function renameUnlessPresent(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (cause) {
    rmSync(from, { recursive: true, force: true })
    if (!existsSync(to)) throw new Error(`cannot put ${basename(to)} in place at ${dirname(to)}`, { cause })
  }
}

function canNobodyReach(path: string): boolean {
  const test = ['-c', 'test -x "$0" && test -r "$0"', path]
  return spawnSync('/bin/sh', test, { uid: NOBODY, gid: NOBODY, cwd: '/', stdio: 'ignore' }).status === 0
}
