// The browser for end-to-end tests: whatever the machine has, before anything is downloaded.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Path of a Chromium, installed now if there was none: Debian's package for root, else Playwright's download.
 * @throws Error with the command to run when none can be had.
 */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file`)
  }
  return findInstalled() ?? installFromDebian() ?? installFromPlaywright()
}

function findInstalled(): string | undefined {
  return [...SYSTEM_BROWSERS, chromium.executablePath()].find((path) => existsSync(path))
}

function installFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('  No Chromium here; installing Debian’s package …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']
  spawnSync('apt-get', packages, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  return findInstalled()
}

function installFromPlaywright(): string {
  console.log('  No Chromium here; downloading Playwright’s …')
  const command = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [command, 'install', 'chromium'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  const path = findInstalled()
  if (path) return path
  throw new Error('the end-to-end tests need a Chromium. Run: sudo apt-get install chromium, or set CHROMIUM_PATH')
}
