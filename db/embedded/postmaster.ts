// Reads what a PostgreSQL server says about itself in postmaster.pid, and whether to believe it:
// after a crash the file remains, and its process id may since belong to somebody else.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = { pid: number; port: number; isReady: boolean }

/** The server that runs on this cluster, or null; a leftover file of a dead one is removed. */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid')
  const postmaster = readPidFile(file)
  if (postmaster === null) return null
  if (isPostgresOn(cluster, postmaster.pid)) return postmaster
  rmSync(file, { force: true })
  return null
}

/** Lines of the file: pid, data folder, start time, port, socket folder, address, shared memory, status. */
function readPidFile(file: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return null // No file: no server ever, or a clean stop.
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return { pid: 0, port: 0, isReady: false }
  return { pid, port: Number(lines[3]), isReady: lines[7]?.startsWith('ready') ?? false }
}

/** Whether the process is a PostgreSQL server of this very cluster. */
export function isPostgresOn(cluster: string, pid: number): boolean {
  if (pid === 0) return false
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
