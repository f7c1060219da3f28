// `npm run db:restore -- FOLDER [--force]`: puts a backup into an empty, migrated database.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type RestoreOutcome, restoreDatabase } from '../db/backup/restore-database.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { withDatabase } from './with-database.ts'

const { values, positionals } = parseArgs({
  options: { data: { type: 'string', default: '.data' }, force: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined || positionals.length > 1) {
  console.error('Usage: npm run db:restore -- FOLDER [--force]')
  process.exit(1)
}
try {
  const restore = async (database: { url: string; mediaFolder: string | undefined }) => {
    await migrateDatabase(database.url)
    return restoreDatabase({ ...database, folder: resolve(folder), force: values.force })
  }
  report(await withDatabase(values.data, restore, true))
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

function report(outcome: RestoreOutcome): void {
  if (outcome.kind === 'restored') {
    const rows = outcome.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`Restored ${rows} rows${outcome.manifest.hasMedia ? ' and the media' : ''}, as of ${outcome.manifest.createdAt}.`)
    return
  }
  process.exitCode = 1
  if (outcome.kind === 'not_empty') {
    console.error(`Nothing was restored: the database is not empty (${outcome.table} has rows). --force replaces everything in it.`)
  } else {
    console.error('Nothing was restored: the backup was made by another version. Check out that version, restore, then upgrade.')
  }
}
