// A received file through an outage of the provider, with the worker's queue and sweepers as in production.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findEntryIdByProviderId, listEntries } from '../../db/queries/entries.ts'
import { newId } from '../core/clock.server.ts'
import { env } from '../core/env.server.ts'
import { mediaIdSchema, tokenIdSchema } from '../core/ids.ts'
import { renderMetrics } from '../core/render-metrics.server.ts'
import { enqueue, startJobQueue, stopJobQueue } from '../jobs/enqueue.server.ts'
import { parkedQueue } from '../jobs/job-definitions.ts'
import { runJobs } from '../jobs/run-jobs.server.ts'
import { startSweepers } from '../jobs/sweepers.server.ts'
import { retryStep } from '../recordings/change-recording.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { waitFor } from '../testing/open-sending.server.ts'
import { inboundMessage, messagesValue, noor, webhookBody } from '../testing/whatsapp-bodies.ts'

let product: TestProduct
let provider: { url: string; isUp: boolean; fileSize: number; lookUps: number; stop(): Promise<void> }

beforeAll(async () => {
  provider = await startProvider()
  product = await openTestProduct({ GRAPH_BASE_URL: provider.url, STT_BASE_URL: 'http://127.0.0.1:9/v1' }) // voice notes wait for their words
  await stopJobQueue()
  await runJobs(await startJobQueue({ url: product.url, isWorker: true }))
})
beforeEach(() => {
  provider.isUp = false
  provider.fileSize = 1_000
})
afterAll(async () => {
  await product.close()
  await provider.stop()
})

/** The part of the Graph API that media need (whatsapp-messages.md 5), in an outage until told otherwise. */
async function startProvider() {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const server = createServer((request, response) => {
    const isLookUp = !request.url?.startsWith('/files/')
    if (isLookUp) state.lookUps++
    if (!state.isUp) return response.writeHead(503).end('<html>down</html>')
    if (!isLookUp) return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ url: `${state.url}/files/1`, file_size: state.fileSize }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the provider must listen on a port')
  const state = {
    url: `http://127.0.0.1:${address.port}`,
    isUp: false,
    fileSize: 1_000,
    lookUps: 0,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return state
}

const image = { type: 'image', image: { id: '900000000000001', mime_type: 'image/jpeg' } }
const note = { type: 'audio', audio: { id: '900000000000001', mime_type: 'audio/ogg; codecs=opus', voice: true } }

/** A file comes while the provider does not answer, and its round of tries, begun so long ago, fails for good. */
async function failRound(id: string, ageDays: number, content: typeof image | typeof note = image) {
  const message = inboundMessage(noor, id, 1_795_000_000, content)
  await product.sql`update pgboss.queue set retry_limit = 0 where name = 'fetch-media'` // a round of one try
  await deliver(webhookBody(messagesValue({ people: [noor], messages: [message] })))
  await product.understandAll()
  return { entryId: await entryIdOf(id), ...(await endRound(id, ageDays)) }
}

async function endRound(providerId: string, ageDays: number) {
  return waitFor('the end of the round', async () => {
    // Set before the job looks or after: either way the round ends with the file this old, or it is begun again.
    const [row] = await product.sql`
      update media m set created_at = now() - make_interval(secs => ${ageDays * 86_400}) from entries e
      where e.id = m.entry_id and e.provider_id = ${providerId}
      returning m.id, m.state, (select count(*)::int from pgboss.job j where j.name = 'fetch-media' and j.data->>'mediaId' = m.id::text and j.state in ('created', 'retry', 'active')) as jobs`
    return row && row.jobs === 0 ? { mediaId: String(row.id) } : null
  })
}

async function entryIdOf(providerId: string) {
  const id = await findEntryIdByProviderId(product.db, providerId)
  if (!id) throw new Error('the message must be on the timeline')
  return id
}

async function stateOf(entryId: Awaited<ReturnType<typeof entryIdOf>>): Promise<string | undefined> {
  const [entry] = await listEntries(product.db, [entryId])
  return entry && 'attachments' in entry ? entry.attachments[0]?.state : undefined
}

test('a file stays pending over a long outage, fills no list of parked jobs, and is fetched after it', async () => {
  const { entryId } = await failRound('wamid.long-outage', 6.9)
  expect(provider.lookUps).toBeGreaterThan(0)
  expect(await stateOf(entryId)).toBe('pending')
  const [parked] = await product.sql`select count(*)::int as count from pgboss.job where name = ${parkedQueue}`
  expect(parked?.count).toBe(0)
  provider.isUp = true
  const stopSweepers = startSweepers()
  try {
    await waitFor('the file', async () => ((await stateOf(entryId)) === 'stored' ? true : null))
  } finally {
    await stopSweepers()
  }
})

test('a file that the provider has deleted after seven days of outage says so on the timeline', async () => {
  const { entryId } = await failRound('wamid.too-late', 6.9)
  expect(await stateOf(entryId)).toBe('pending')
  await endRound('wamid.too-late', 7.1)
  const [before] = await product.sql`select coalesce(max(seq), 0)::int as seq from events`
  const stopSweepers = startSweepers()
  try {
    await waitFor('the end of waiting', async () => ((await stateOf(entryId)) === 'expired' ? true : null))
  } finally {
    await stopSweepers()
  }
  const told = await product.sql`select seq from events where seq > ${before?.seq} and event::text like ${`%${entryId}%`}`
  expect(told.length).toBeGreaterThan(0)
})

test.each([
  ['that the provider has deleted', 'expired'],
  ['that is too large to keep', 'too_large'],
] as const)('a voice note %s says so of its sound, and nothing of it waits any longer', async (_what, state) => {
  const id = `wamid.note-${state}`
  const { entryId, mediaId } = await failRound(id, 6.9, note)
  const recording = async () => {
    const [entry] = await listEntries(product.db, [entryId])
    return entry?.kind === 'voice_note' ? { sound: entry.sound, transcript: entry.transcript.status, insight: entry.insight.state } : null
  }
  expect(await recording()).toMatchObject({ sound: { state: 'waiting' }, transcript: 'waiting' })
  provider.isUp = state === 'too_large'
  provider.fileSize = 1e12
  await product.sql`update media set created_at = now() - interval '7.1 days' where id = ${mediaId}`
  await enqueue(product.db, 'fetch-media', { mediaId: mediaIdSchema.parse(mediaId) })
  await waitFor('the end of the file', async () => ((await stateOf(entryId)) === state ? true : null))
  expect(await recording()).toEqual({ sound: { state: 'failed', reason: state }, transcript: 'off', insight: 'off' })
  await retryStep(
    { kind: 'token', id: tokenIdSchema.parse(newId()), name: 'a program', role: 'agent' },
    mediaIdSchema.parse(mediaId),
    'sound',
  )
  await waitFor('the end of another look', async () => ((await recording())?.sound.state === 'failed' ? true : null))
  expect((await recording())?.sound.reason).toBe(state)
})

test('a file that we cannot keep is among the parked jobs, counts as waiting, and is fetched once the store is mended', async () => {
  const folder = env().MEDIA_STORE.slice('file:'.length)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'no folder') // what a full disk or wrong keys are to the store: nothing can be put there
  provider.isUp = true
  const { entryId, mediaId } = await failRound('wamid.no-store', 0.5)
  expect(await stateOf(entryId)).toBe('pending')
  const parked = await product.sql`select data from pgboss.job where name = ${parkedQueue}`
  expect(parked.map(({ data }) => data)).toEqual([{ mediaId }])
  const { text } = await renderMetrics()
  expect(text).toContain('middenweg_media_waiting 1\n')
  expect(Number(/^middenweg_media_oldest_seconds (.+)$/m.exec(text)?.[1])).toBeGreaterThan(43_000)

  rmSync(folder)
  mkdirSync(folder)
  const stopSweepers = startSweepers()
  try {
    await waitFor('the file', async () => ((await stateOf(entryId)) === 'stored' ? true : null))
  } finally {
    await stopSweepers()
  }
  expect((await renderMetrics()).text).toContain('middenweg_media_waiting 0\n')
})
