// Environment of commands that run against a real installation.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Env, parseEnv } from '../lib/core/env.server.ts'

const ENV_FILE = join(fileURLToPath(new URL('..', import.meta.url)), '.env')

/** Reads `.env`, where there is one; what is set already wins. */
export function loadEnvFile(): void {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE)
}

/** The complete environment, or the end of this process with a list of what is missing or malformed. */
export function requireEnvironment(): Env {
  loadEnvFile()
  const parsed = parseEnv(process.env)
  if (parsed.ok) return parsed.env
  console.error(`Cannot start, the environment is not complete:\n${parsed.problems.map((problem) => `  ${problem}`).join('\n')}`)
  console.error('Every name, its meaning and default: .env.example')
  process.exit(1)
}
