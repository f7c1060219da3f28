import { forgetMeasured } from '../../db/queries/recordings.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'

const batchSize = 200

/** Deletes every pitch measured of recordings from before an instant, some hundreds at a time, and tells the screens. */
export async function forgetPitch(before: Date): Promise<void> {
  for (;;) {
    const { count, appended } = await inTransaction(async (tx) => {
      const changes = new Changes()
      const entryIds = await forgetMeasured(tx, before, batchSize)
      for (const id of entryIds) changes.entry(id)
      return { count: entryIds.length, appended: await changes.emit(tx) }
    })
    if (appended) wakeRelay(appended)
    if (count < batchSize) return
  }
}
