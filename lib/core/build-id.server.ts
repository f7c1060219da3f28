import { readFile } from 'node:fs/promises'

/** The id of the built front end, so that a screen notices when the server was updated under it. */
export async function readBuildId(): Promise<string> {
  try {
    return (await readFile('.next/BUILD_ID', 'utf8')).trim()
  } catch {
    return 'development'
  }
}
