// What else is heard besides voice notes, and who may change what was heard: simulator, worker and a speech endpoint over real HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import type { Actor } from '../auth/actor.ts'
import { listConversations } from '../conversations/list-conversations.server.ts'
import type { EntryId, MediaId, TokenId } from '../core/ids.ts'
import { mediaStore } from '../media/media-store.server.ts'
import { serveMedia } from '../media/serve-media.server.ts'
import { makeVideo, repeatNote } from '../testing/make-audio-files.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { editTranscript, retryStep, translateRecording } from './change-recording.server.ts'

let speech: SpeechServer
let product: Sending
let seconds = 2
const phone = 'noor'

beforeAll(async () => {
  speech = await startSpeechServer()
  product = await openSending({ STT_BASE_URL: speech.url, STT_API_KEY: speechKey, STT_TIMEOUT_MS: '4000' })
})

afterAll(async () => {
  await product.close()
  await speech.stop()
})

/** Each note a little longer than the last, so that no two are the same file. */
async function makeNote(): Promise<Uint8Array> {
  seconds += 0.1
  return (
    await encodeVoice(
      makeVoice((t) => 120 * 2 ** (t / 24), seconds),
      { serial: 7 },
    )
  ).bytes
}

type Sent = { type: 'audio'; voice?: boolean; voicemail?: boolean } | { type: 'video'; caption?: string }

async function send(
  bytes: Uint8Array,
  message: Sent,
  mimeType = 'audio/ogg; codecs=opus',
  by = phone,
): Promise<{ id: EntryId; providerId: string }> {
  const { id: mediaId } = await product.simulator.client.upload(by, bytes, { mimeType })
  const { id: providerId } = await product.simulator.client.send(by, { ...message, mediaId })
  const id = await waitFor('the message', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${providerId}`
    return row ? row.id : null
  })
  return { id, providerId }
}

async function voiceNote(id: EntryId, isReached: (entry: VoiceNoteEntry) => boolean): Promise<VoiceNoteEntry & { mediaId: MediaId }> {
  const entry = await product.waitForEntry(id, (one) => one.kind === 'voice_note' && isReached(one))
  if (entry.kind !== 'voice_note' || !entry.mediaId) throw new Error('a voice note must have a file')
  return { ...entry, mediaId: entry.mediaId }
}

const isWritten = (one: VoiceNoteEntry) => one.transcript.status === 'done' && one.insight.state !== 'waiting'

test('a voicemail, whose id is that of its call, is a voice note that says so and goes through every step', async () => {
  const bytes = await makeNote()
  speech.teach(bytes, { text: 'Jullie namen niet op. Wanneer komt bestelling 4512345 nu aan?', durationMs: 2_000 })
  const { id, providerId } = await send(bytes, { type: 'audio', voicemail: true })
  expect(providerId).toMatch(/^wacid\./)
  const done = await voiceNote(id, (one) => one.insight.state === 'done')
  expect(done).toMatchObject({ isVoicemail: true, sound: { state: 'done' }, transcript: { status: 'done' } })
  expect(done.insight.questions).toHaveLength(1)
  const own = await makeNote()
  expect(await voiceNote((await send(own, { type: 'audio', voice: true })).id, () => true)).toMatchObject({ isVoicemail: false })
})

test('the sound track of a video is read, written down and understood beside the video', async () => {
  const note = await makeNote()
  const video = await makeVideo(note, seconds)
  speech.teach(video, { text: 'Zo ziet het er nu uit. Kan ik bestelling 4512345 ruilen?', durationMs: 2_000 })
  const { id } = await send(video, { type: 'video', caption: 'Kijk' }, 'video/mp4')
  const entry = await product.waitForEntry(id, (one) => one.kind === 'message' && one.attachments[0]?.recording?.insight.state === 'done')
  const [file] = entry.kind === 'message' ? entry.attachments : []
  expect(file).toMatchObject({ type: 'video', recording: { sound: { state: 'done' }, transcript: { status: 'done' } } })
  expect(Math.abs((file?.recording?.durationMs ?? 0) - seconds * 1_000)).toBeLessThan(100)
  expect(file?.recording?.peaks.some((height) => height > 20)).toBe(true)
  expect(file?.recording?.insight.questions[0]?.text).toContain('ruilen')
  expect(entry.kind === 'message' && entry.text).toBe('Kijk')
})

test('of a sound longer than an hour the first hour is read, and it says that it goes on', { timeout: 120_000 }, async () => {
  const { id } = await send(repeatNote(await makeNote(), Math.ceil(3_700 / seconds)), { type: 'audio', voice: true })
  const read = await voiceNote(id, (one) => one.sound.state === 'done' || one.sound.state === 'failed')
  expect(read).toMatchObject({ sound: { state: 'done' }, durationMs: 3_600_000, isCut: true })
})

test('an engine that names no language leaves it to be told by the words', async () => {
  const bytes = await makeNote()
  speech.faults.formats = ['json'] // plain JSON names none
  speech.teach(bytes, { text: 'Bonjour, je voudrais savoir quand ma commande sera enfin livrée chez moi.', durationMs: 2_000 })
  const { transcript } = await voiceNote((await send(bytes, { type: 'audio', voice: true })).id, isWritten)
  expect(transcript).toMatchObject({ language: 'fr', words: [] })
  speech.faults.formats = ['json', 'verbose_json']
})

test('a browser that asks for WAV in ranges is given parts of one conversion', async () => {
  const note = await makeNote()
  const { mediaId } = await voiceNote((await send(note, { type: 'audio', voice: true })).id, (one) => one.sound.state === 'done')
  const ask = async (range: string | null) =>
    serveMedia(product.sam, mediaId, { variant: 'original', isDownload: false, rendition: 'wav', range, etag: null })
  const whole = Buffer.from(await (await ask(null)).arrayBuffer())
  expect(whole.subarray(0, 4).toString()).toBe('RIFF')
  const [row] = await product.pools.sql`select storage_key from media where id = ${mediaId}`
  await mediaStore().remove(row?.storage_key) // a second conversion would have nothing to read
  const [first, second] = await Promise.all([ask('bytes=0-999'), ask(`bytes=1000-${whole.length - 1}`)])
  expect([first.status, second.status]).toEqual([206, 206])
  expect(Buffer.concat([Buffer.from(await first.arrayBuffer()), Buffer.from(await second.arrayBuffer())]).equals(whole)).toBe(true)
})

test('a note that becomes text is decided about and found by its words, and all that is found out about it sends nothing', async () => {
  const bytes = await makeNote()
  const { sql } = product.pools
  const sentBefore = await sql`select id from pgboss.job where name = 'send-messages'`
  speech.teach(bytes, { text: 'Ik wil graag een medewerker spreken over de zonnewering.', durationMs: 2_000 })
  const { conversationId } = await voiceNote(
    (await send(bytes, { type: 'audio', voice: true }, undefined, 'bo')).id,
    (one) => one.insight.state === 'done',
  )
  await waitFor('the rules to have read the words', async () => {
    const [row] = await sql`
      select 1 from routing_decisions where conversation_id = ${conversationId} and decision->'because' @> '[{"ruleId": "wants-person"}]'`
    return row ?? null
  })
  const { items } = await listConversations(product.sam, { filter: { q: 'zonnewering' }, cursor: null, limit: 5 })
  expect(items.map((one) => one.id)).toEqual([conversationId])
  expect(await sql`select id from pgboss.job where name = 'send-messages'`).toHaveLength(sentBefore.length)
})

describe('what was heard', () => {
  test('and was corrected by a program is kept from engines like a person’s words', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Het gaat om de hoekbank van kosterman.', durationMs: 2_000 })
    const { mediaId, id } = await voiceNote((await send(bytes, { type: 'audio', voice: true })).id, isWritten)
    const program: Actor = { kind: 'token', id: '0190b0de-0000-7000-8000-000000000001' as TokenId, name: 'CRM', role: 'admin' }
    await editTranscript(program, mediaId, 'Het gaat om de hoekbank van Kosterman.')
    const edited = await voiceNote(id, (one) => one.transcript.isEdited)
    expect(edited.transcript).toMatchObject({ editedBy: null, originalText: 'Het gaat om de hoekbank van kosterman.' })
    await expect(retryStep(product.sam, mediaId, 'transcript')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('in a message taken back since is neither made anew, corrected nor translated', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Vergeet dit maar.', durationMs: 2_000 })
    const { id, providerId } = await send(bytes, { type: 'audio', voice: true })
    const { mediaId } = await voiceNote(id, isWritten)
    await product.simulator.client.send(phone, { type: 'revoke', messageId: providerId })
    await product.waitForEntry(id, (one) => one.kind === 'voice_note' && one.mediaId === null)
    const refused = { code: 'conflict', publicMessage: expect.stringContaining('deleted') }
    await expect(retryStep(product.sam, mediaId, 'transcript')).rejects.toMatchObject(refused)
    await expect(editTranscript(product.sam, mediaId, 'Iets anders.')).rejects.toMatchObject(refused)
    await expect(translateRecording(product.sam, mediaId, 'en')).rejects.toMatchObject(refused)
  })
})
