import { clients } from '../../db/client.ts'
import { listUnfinishedRecordings, type UnfinishedRecording } from '../../db/queries/recordings.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { unfinishedJobs } from './unfinished-jobs.ts'

const minute = 60_000
/** A step waits seconds for its job; one at work for this long has lost it (job-definitions.ts). */
const waitingStepMs = minute
const lostStepMs = 65 * minute

const pageSize = 200

/**
 * Gives the steps that a lost job left behind a job again, in every recording: one that cannot get on holds up no other.
 * A job that is only waiting, or between two tries, is not doubled.
 */
export async function restartRecordings(now: Date): Promise<void> {
  const { db } = clients()
  const before = new Date(now.getTime() - waitingStepMs)
  let page: UnfinishedRecording[] = []
  do {
    page = await listUnfinishedRecordings(db, before, pageSize, page.at(-1)?.mediaId)
    for (const recording of page) {
      const isLost = recording.stepChangedAt.getTime() < now.getTime() - lostStepMs
      for (const name of unfinishedJobs(recording, isLost))
        await enqueue(db, name, { mediaId: recording.mediaId }, { onlyOnce: recording.mediaId })
    }
  } while (page.length === pageSize)
}
