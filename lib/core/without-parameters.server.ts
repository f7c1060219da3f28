import { DrizzleQueryError } from 'drizzle-orm'
import { AppError } from './errors.ts'
import { log } from './log.server.ts'

/**
 * Runs what a page or form needs of the database. A failed query is noted in our log, and goes on without its text and
 * parameters: Next prints what its pages throw, and drizzle's message quotes search words, names and addresses.
 * @throws AppError `internal` with PostgreSQL's code in place of a failed query; anything else as it is.
 */
export async function withoutParameters<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DrizzleQueryError)) throw error
    log.error({ err: error }, 'a query of a page failed')
    const code = error.cause && 'code' in error.cause ? String(error.cause.code) : 'no code'
    throw new AppError('internal', { publicMessage: `The database did not answer a query (${code}).` })
  }
}
