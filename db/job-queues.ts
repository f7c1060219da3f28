import { PgBoss } from 'pg-boss'
import { jobDefinitions, parkedQueue } from '../lib/jobs/job-definitions.ts'

/** Makes or updates every queue of `jobDefinitions`. Called under the migration lock. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false })
  boss.on('error', () => {}) // start() and createQueue() report their own failures
  await boss.start()
  try {
    await ensureQueue(boss, parkedQueue, { retryLimit: 0 })
    for (const [name, definition] of Object.entries(jobDefinitions)) {
      await ensureQueue(boss, name, {
        ...definition.settings,
        ...(definition.settings.retryBackoff && { retryDelayMax: 300 }),
        heartbeatSeconds: 10,
        deadLetter: parkedQueue,
      })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

type Settings = Parameters<PgBoss['createQueue']>[1]

async function ensureQueue(boss: PgBoss, name: string, settings: Settings): Promise<void> {
  const { policy: _fixedAtCreation, ...changeable } = settings ?? {}
  if (await boss.getQueue(name)) await boss.updateQueue(name, changeable)
  else await boss.createQueue(name, { ...settings, notify: true })
}
