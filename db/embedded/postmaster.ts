// Reads what a PostgreSQL server says about itself in postmaster.pid, and whether to believe it:
// after a crash the file remains, and its process id may since belong to somebody else.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = { pid: number; port: number; isReady: boolean }

/** PostgreSQL creates the file first and writes it at once after; one that stays empty was cut off by a crash. */
const EMPTY_FILE_LIMIT_MS = 3000

/** What postmaster.pid says, when that process really is the server of this cluster; null otherwise. Changes nothing. */
export function findPostmaster(cluster: string): Postmaster | null {
  const postmaster = readPidFile(cluster)
  return postmaster !== null && isPostgresOn(cluster, postmaster.pid) ? postmaster : null
}

/**
 * Removes the file that a crashed server left, which would keep the next one from starting when its process id is in
 * use again. Call it before a start only: a server that is just starting must keep its file.
 */
export function removeStalePidFile(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  const written = statSync(file, { throwIfNoEntry: false })
  if (!written || findPostmaster(cluster)) return
  const isBeingWritten = readPidFile(cluster) === null && Date.now() - written.mtimeMs < EMPTY_FILE_LIMIT_MS
  if (!isBeingWritten) rmSync(file, { force: true })
}

/** Lines of the file: pid, data folder, start time, port, socket folder, address, shared memory, status. */
function readPidFile(cluster: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null // No file: no server ever, or a clean stop.
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), isReady: lines[7]?.startsWith('ready') ?? false }
}

/** Whether the process is a PostgreSQL server of this very cluster. */
export function isPostgresOn(cluster: string, pid: number): boolean {
  const command = commandLineOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}

function commandLineOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return '' // The process is gone.
    }
  }
  if (process.platform === 'win32') {
    const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`
    return spawnSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' }).stdout ?? ''
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}
