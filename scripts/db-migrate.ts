// `npm run db:migrate`: brings the database to the current schema.
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../db/migrate.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({ options: { data: { type: 'string', default: '.data' } } })
await withDatabase(values.data, ({ url }) => migrateDatabase(url), true)
console.log('The database is up to date.')
