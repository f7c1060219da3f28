import { clients, type Tx } from './client.ts'

/**
 * The one door to transactions: READ COMMITTED, since every state change is a conditional update that names the state
 * it expects. Deadlocks and serialisation failures, which say nothing about the work itself, are tried again; so `work`
 * may run more than once and must not do anything outside the transaction.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, pool: 'db' | 'ingest' = 'db'): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await clients()[pool].transaction((tx) => work(tx))
    } catch (error) {
      if (attempt >= 5 || !isTransient(postgresCode(error))) throw error
    }
  }
}

/** The SQLSTATE behind an error, drizzle's wrapping included; undefined when it is not PostgreSQL's. */
export function postgresCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && /^[0-9A-Z]{5}$/.test(current.code)) return current.code
  }
  return undefined
}

function isTransient(code: string | undefined): boolean {
  return code === '40001' || code === '40P01'
}
