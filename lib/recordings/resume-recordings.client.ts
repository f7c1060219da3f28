import type { QueryClient } from '@tanstack/react-query'
import type { AgentId } from '../core/ids.ts'
import type { Outbox } from '../messages/outbox.client.ts'
import { keptRecordingsOf } from './kept-recordings.client.ts'
import { sendRecording } from './send-recording.client.ts'

/** Goes on with the recordings of an earlier page: kept ones are kept, and those that did not get out are sent. */
export async function resumeRecordings(cache: QueryClient, me: AgentId, outbox: Outbox): Promise<void> {
  const recordings = keptRecordingsOf(cache, me)
  for (const stored of await recordings.restore()) sendRecording(outbox, recordings, stored)
}
