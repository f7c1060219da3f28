import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { searchPath } from './env.server.ts'

/** Where a program of this machine is, or undefined when it is not installed. Folders are taken only by their whole path. */
export function findProgram(name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return searchPath()
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, file))
    .find(canRun)
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // Not there, or not ours to run.
  }
}
