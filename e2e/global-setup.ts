// One instance for all journeys: the production build, the simulator over real HTTP, a real PostgreSQL.

import { findFreePort } from '../db/embedded/free-port.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import { languageKey } from './language-server/start-language-server.ts'
import { startOidcServer } from './oidc-server.ts'
import { speechKey } from './speech-server/start-speech-server.ts'

/** Starts the instance, tells the tests where it is, and returns what ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const provider = await startOidcServer()
  Object.assign(process.env, {
    AUTH_OIDC_ISSUER: provider.issuer,
    AUTH_OIDC_CLIENT_ID: provider.clientId,
    AUTH_OIDC_CLIENT_SECRET: provider.clientSecret,
    AUTH_OIDC_NAME: 'Bedrijfsaccount',
  })
  // The speech and language endpoints are started by the journeys that need them, so that they tell them what they hear
  // and answer; to the others they are down.
  const speechPort = String(await findFreePort())
  const languagePort = String(await findFreePort())
  Object.assign(process.env, {
    E2E_SPEECH_PORT: speechPort,
    STT_BASE_URL: `http://127.0.0.1:${speechPort}/v1`,
    STT_API_KEY: speechKey,
    TTS_BASE_URL: `http://127.0.0.1:${speechPort}/v1`,
    TTS_API_KEY: speechKey,
    E2E_LANGUAGE_PORT: languagePort,
    LLM_BASE_URL: `http://127.0.0.1:${languagePort}/v1`,
    LLM_API_KEY: languageKey,
    LLM_TIMEOUT_MS: '3000',
  })
  const instance = await startTemporaryInstance({ settings: { fsync: 'off' }, logDir: 'test-results/log' })
  // Playwright hands these on to its workers, which read the configuration again.
  process.env.E2E_APP_URL = instance.appUrl
  process.env.E2E_SIMULATOR_URL = instance.simulatorUrl
  process.env.E2E_DATABASE_URL = instance.databaseUrl
  process.env.E2E_DATA_DIR = instance.dataDir
  return async () => {
    await instance.stop()
    await provider.stop()
  }
}
