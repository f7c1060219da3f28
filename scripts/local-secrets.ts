// Secrets of a local instance (demo, development): made once, kept beside its data, so that sessions and
// sealed tokens survive a restart. Production brings its own.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({ AUTH_SECRET: z.string().min(32), ENCRYPTION_KEY: z.string().min(44) })

/** Environment variables with the secrets kept in `dataDir`. @throws Error when the file was damaged. */
export function readLocalSecrets(dataDir: string): z.infer<typeof secretsSchema> {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const secrets = { AUTH_SECRET: randomBytes(32).toString('base64url'), ENCRYPTION_KEY: randomBytes(32).toString('base64') }
    // Written aside first: a kill half-way leaves no cut-off file.
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.${process.pid}`, file)
  }
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(`${file} is damaged; tokens sealed with it cannot be opened. Start again with --reset.`, { cause })
  }
}
