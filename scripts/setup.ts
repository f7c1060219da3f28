// `npm run setup`: from nothing to a seeded, built checkout, without starting anything.
import { join, resolve } from 'node:path'
import { migrateDatabase } from '../db/migrate.ts'
import { seedDemo } from '../db/seed.ts'
import { buildScreens } from './next-build.ts'
import { step } from './progress.ts'
import { withDatabase } from './with-database.ts'

const data = '.data'
await step('Migrate and seed the local database', () =>
  withDatabase(
    data,
    async ({ url }) => {
      await migrateDatabase(url)
      await seedDemo(url, { acknowledges: true, hasReplies: true })
    },
    true,
  ),
)
await step('Build the screens, if they changed', () => buildScreens(join(resolve(data), 'build.log')))
console.log('Ready: npm run dev, npm run demo, npm test')
process.channel?.unref()
