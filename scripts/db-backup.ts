// `npm run db:backup [-- --to FOLDER]`: rows, sequences and media of one moment, while the product runs.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUpDatabase } from '../db/backup/back-up-database.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({ options: { data: { type: 'string', default: '.data' }, to: { type: 'string' } } })
const now = new Date()
const folder = resolve(values.to ?? `backups/${now.toISOString().slice(0, 19).replaceAll(':', '-')}`)
mkdirSync(dirname(folder), { recursive: true })
try {
  const manifest = await withDatabase(values.data, (database) => backUpDatabase({ ...database, folder, now }))
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `${rows} rows of ${manifest.tables.length} tables${manifest.hasMedia ? ' and the media' : ', no media (not in a folder, or none yet)'} in ${folder}`,
  )
  console.log('Keep ENCRYPTION_KEY with it: the tokens inside are sealed with that key.')
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
