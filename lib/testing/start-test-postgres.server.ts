// Global set-up of the database tests: one PostgreSQL for the run, one migrated database to clone.
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../db/migrate.ts'
import { startTemporaryPostgres } from './temporary-postgres.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrative connection string of the run's server. */
    testServerUrl: string
    /** Name of the migrated, unseeded database that test databases are copies of. */
    templateDatabase: string
  }
}

const TEMPLATE = 'template_middenweg'

/** Starts, migrates, and gives the tests what they need to clone; the returned function ends it all. */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryPostgres({ fsync: 'off' })
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  await sql`create database ${sql(TEMPLATE)}`
  await sql.end()
  await migrateDatabase(urlOfDatabase(server.url, TEMPLATE))
  project.provide('testServerUrl', server.url)
  project.provide('templateDatabase', TEMPLATE)
  return server.stop
}

function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
