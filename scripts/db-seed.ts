// `npm run db:seed`: the demo organisation, for trying things out.
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../db/migrate.ts'
import { seedDemo } from '../db/seed.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({ options: { data: { type: 'string', default: '.data' } } })
const seeded = await withDatabase(
  values.data,
  async ({ url }) => {
    await migrateDatabase(url)
    return seedDemo(url, { acknowledges: true, hasReplies: true })
  },
  true,
)
console.log('Seeded. Logins:')
for (const { role, email, password } of seeded.logins) console.log(`  ${role.padEnd(10)}  ${email}  ${password}`)
