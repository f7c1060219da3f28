// The worker process: jobs and sweepers. Any number of them may run. Start with `npm run start:worker` (or dev, demo).
import { openClients, setClients } from './db/client.ts'
import { env } from './lib/core/env.server.ts'
import { log } from './lib/core/log.server.ts'
import { haltIngest } from './lib/ingest/ingest-loop.server.ts'
import { startJobQueue, stopJobQueue } from './lib/jobs/enqueue.server.ts'
import { runJobs } from './lib/jobs/run-jobs.server.ts'
import { startSweepers } from './lib/jobs/sweepers.server.ts'
import { warmReading } from './lib/routing/route-entry.server.ts'

const { DATABASE_URL, DATABASE_POOL } = env()
const pools = openClients(DATABASE_URL, DATABASE_POOL)
setClients(pools)
const boss = await startJobQueue({ url: DATABASE_URL, isWorker: true })
await runJobs(boss)
const stopSweepers = startSweepers()
void warmReading().catch((error) => log.error({ err: error }, 'the models could not be trained'))
log.info('worker is running')

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await stopSweepers()
  await haltIngest()
  await stopJobQueue() // waits for running jobs
  await pools.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
