import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { installPriceList } from './install-price-list.ts'
import { installQueues } from './job-queues.ts'
import * as schema from './schema/tables.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any constant will do, as long as everyone uses it. */
const migrationLock = 7_262_001

/**
 * Brings a database to the current schema, job queues included. Many processes may call it at once: one works under a
 * lock, the others wait and find nothing left to do.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    const db = drizzle(sql, { schema })
    await migrate(db, { migrationsFolder })
    await db.transaction((tx) => installPriceList(tx))
    await installQueues(url)
  } finally {
    await sql.end({ timeout: 5 }) // ends the session, and with it the lock
  }
}
