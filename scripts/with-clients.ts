// Runs a command that uses the product's own functions, which find the database through its clients.
import { openClients, setClients } from '../db/client.ts'
import { AppError } from '../lib/core/errors.ts'
import { type CommandDatabase, withDatabase } from './with-database.ts'

/**
 * Opens the clients on the database the command means, runs `work`, closes them. A refusal that is meant for
 * people is printed and becomes exit code 1; anything else is thrown.
 */
export async function withClients(data: string, work: (database: CommandDatabase) => Promise<void>): Promise<void> {
  await withDatabase(data, async (database) => {
    const pools = openClients(database.url, 2)
    setClients(pools)
    try {
      await work(database)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      console.error(error.publicMessage)
      process.exitCode = 1
    } finally {
      await pools.close()
    }
  })
}
