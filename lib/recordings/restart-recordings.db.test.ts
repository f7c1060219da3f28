// What lost jobs left behind, begun again: the rows and the queue, with no worker that empties it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveStep } from '../../db/queries/recordings.ts'
import type { MediaId } from '../core/ids.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, noor, webhookBody } from '../testing/whatsapp-bodies.ts'
import { restartRecordings } from './restart-recordings.server.ts'

let product: TestProduct

beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

/** A voice note that came so long ago, of which only the transcript is still to be made. */
async function receiveNote(providerId: string, daysAgo: number): Promise<MediaId> {
  const audio = { id: '900000000000001', mime_type: 'audio/ogg; codecs=opus', voice: true }
  const message = inboundMessage(noor, providerId, 1_795_000_000, { type: 'audio', audio })
  await deliver(webhookBody(messagesValue({ people: [noor], messages: [message] })))
  await product.understandAll()
  const [row] = await product.sql`
    update recordings r set created_at = now() - make_interval(days => ${daysAgo}), sound_state = 'done'
    from entries e where e.id = r.entry_id and e.provider_id = ${providerId} returning r.media_id`
  if (!row) throw new Error('the note must have a recording')
  return row.media_id
}

async function jobsOf(mediaId: MediaId): Promise<number> {
  const [row] = await product.sql`
    select count(*)::int as count from pgboss.job where name = 'transcribe-recording' and data->>'mediaId' = ${mediaId}`
  return row?.count
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('a step that was begun lately is left to its job, however old its note is, until that must be lost', async () => {
  const mediaId = await receiveNote('wamid.old-note', 30)
  await moveStep(product.db, mediaId, 'transcript', ['off', 'waiting'], 'waiting')
  await moveStep(product.db, mediaId, 'transcript', ['waiting'], 'working')
  await restartRecordings(inMinutes(2))
  expect(await jobsOf(mediaId)).toBe(0)
  await restartRecordings(inMinutes(66))
  expect(await jobsOf(mediaId)).toBe(1)
})

test('a step that nobody took up is begun again after a minute, not before, and by one job', async () => {
  const mediaId = await receiveNote('wamid.not-taken-up', 30)
  await moveStep(product.db, mediaId, 'transcript', ['off'], 'waiting')
  await restartRecordings(inMinutes(0.5))
  expect(await jobsOf(mediaId)).toBe(0)
  await restartRecordings(inMinutes(2))
  await restartRecordings(inMinutes(3))
  expect(await jobsOf(mediaId)).toBe(1)
})

test('many notes that cannot get on keep no newer one from being begun again', async () => {
  const stuck = await receiveNote('wamid.stuck', 30)
  await moveStep(product.db, stuck, 'transcript', ['off'], 'working')
  await product.sql`
    with copies as (
      insert into media select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'provider_media_id', null))).*
      from media m, generate_series(1, 450) where m.id = ${stuck} returning id)
    insert into recordings select (jsonb_populate_record(r, jsonb_build_object('media_id', copies.id))).*
    from recordings r, copies where r.media_id = ${stuck}`
  const mediaId = await receiveNote('wamid.behind-many', 1)
  await moveStep(product.db, mediaId, 'transcript', ['off'], 'waiting')
  await restartRecordings(inMinutes(2))
  expect(await jobsOf(mediaId)).toBe(1)
})
