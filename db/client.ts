import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepareStatements } from './prepare-statements.ts'
import * as schema from './schema/tables.ts'

export type Database = PostgresJsDatabase<typeof schema>
/** An open transaction, or the database itself for a single statement. Every query function takes it first. */
export type Tx = Pick<
  Database,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | '$count' | 'transaction'
>

export type Clients = {
  db: Database
  /**
   * Two connections of its own for understanding webhooks: the same dozen statements again and again, so their plans are
   * made once, and a busy inbox cannot keep ingest waiting for a connection.
   */
  ingest: Database
  /** Raw client: drizzle changes the parsers of the one it is given, so LISTEN and bulk statements have their own. */
  sql: postgres.Sql
  url: string
  close(): Promise<void>
}

/** Instants stay the text they are: the driver's own conversion would cut microseconds to milliseconds. */
const exactInstant = { to: 1184, from: [1082, 1114, 1184], serialize: (value: string) => value, parse: (value: string) => value }

/** Opens the pools. `max` bounds the main one; the raw one takes half of that. */
export function openClients(url: string, max: number): Clients {
  const forDrizzle = postgres(url, { max, onnotice: () => {}, connection: { application_name: 'middenweg' } })
  const raw = postgres(url, {
    max: Math.max(2, Math.ceil(max / 2)),
    onnotice: () => {},
    connection: { application_name: 'middenweg-raw' },
    types: { date: exactInstant },
  })
  const forIngest = postgres(url, {
    max: 2,
    onnotice: () => {},
    connection: { application_name: 'middenweg-ingest', plan_cache_mode: 'force_generic_plan' },
  })
  return {
    db: drizzle(prepareStatements(forDrizzle), { schema }),
    ingest: drizzle(prepareStatements(forIngest), { schema }),
    sql: raw,
    url,
    async close() {
      await Promise.all([forDrizzle.end({ timeout: 5 }), forIngest.end({ timeout: 5 }), raw.end({ timeout: 5 })])
    },
  }
}

// Route handlers and server.ts do not share module instances (and dev reloads modules), so the pools hang on globalThis.
const holder = globalThis as typeof globalThis & { middenwegClients?: Clients }

/** Gives this process its pools; server, worker and tests call it once at start. */
export function setClients(clients: Clients | undefined): void {
  holder.middenwegClients = clients
}

/** @throws Error before `setClients`. */
export function clients(): Clients {
  if (!holder.middenwegClients) throw new Error('the database clients are not open: call setClients(openClients(…)) first')
  return holder.middenwegClients
}
