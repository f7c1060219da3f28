// One instance for all journeys: the production build, the simulator over real HTTP, a real PostgreSQL.

import { findFreePort } from '../db/embedded/free-port.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
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
  // The speech endpoint is started by the journeys that need one, so that they tell it what it hears; to the others it is down.
  const speechPort = String(await findFreePort())
  Object.assign(process.env, {
    E2E_SPEECH_PORT: speechPort,
    STT_BASE_URL: `http://127.0.0.1:${speechPort}/v1`,
    STT_API_KEY: speechKey,
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
