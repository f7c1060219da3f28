// Who holds a port, in words a person can act on.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** `node server.ts (process 4711)`, or a way to find out where the system does not tell us. */
export function describePortOwner(port: number): string {
  if (process.platform !== 'linux') return `another program (see: lsof -i :${port})`
  const sockets = findListeningSockets(port)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (holdsSocket(pid, sockets)) {
      return `${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 80)} (process ${pid})`
    }
  }
  return 'a program of another user'
}

/** Lines of /proc/net/tcp: `sl local_address rem_address st … inode`; state 0A is listening. */
function findListeningSockets(port: number): Set<string> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readOrNothing(() => readFileSync(file, 'utf8').split('\n')))
  const listening = rows.map((row) => row.trim().split(/\s+/)).filter((row) => row[1]?.endsWith(suffix) && row[3] === '0A')
  return new Set(listening.map((row) => `socket:[${row[9]}]`))
}

function holdsSocket(pid: string, sockets: Set<string>): boolean {
  const folder = `/proc/${pid}/fd`
  const links = readOrNothing(() => readdirSync(folder)).flatMap((fd) => readOrNothing(() => [readlinkSync(`${folder}/${fd}`)]))
  return links.some((link) => sockets.has(link))
}

/** Processes end, and those of others are closed to us, while we look. */
function readOrNothing(read: () => string[]): string[] {
  try {
    return read()
  } catch {
    return []
  }
}
