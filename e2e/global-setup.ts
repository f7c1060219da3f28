// One instance for all journeys: the production build, the simulator over real HTTP, a real PostgreSQL.

import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import { startOidcServer } from './oidc-server.ts'

/** Starts the instance, tells the tests where it is, and returns what ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const provider = await startOidcServer()
  Object.assign(process.env, {
    AUTH_OIDC_ISSUER: provider.issuer,
    AUTH_OIDC_CLIENT_ID: provider.clientId,
    AUTH_OIDC_CLIENT_SECRET: provider.clientSecret,
    AUTH_OIDC_NAME: 'Bedrijfsaccount',
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
