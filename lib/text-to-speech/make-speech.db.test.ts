// An answer by the machine's voice: made, listened to, sent behind its notice. Simulator, worker and speech endpoint over real HTTP.
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findMedia } from '../../db/queries/media.ts'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { readOggOpus } from '../audio/ogg-reader.ts'
import type { ConversationId } from '../core/ids.ts'
import { mediaStore } from '../media/media-store.server.ts'
import { retryMessage } from '../messages/retry-message.server.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending } from '../testing/open-sending.server.ts'
import { makeSpeech } from './make-speech.server.ts'
import { syntheticNotice } from './synthetic-notice.ts'

let speech: SpeechServer
let product: Sending
let conversationId: ConversationId

beforeAll(async () => {
  speech = await startSpeechServer()
  const url = speech.url
  product = await openSending({
    STT_BASE_URL: url,
    STT_API_KEY: speechKey,
    TTS_BASE_URL: url,
    TTS_API_KEY: speechKey,
    TTS_VOICE: 'nl:fleur, fr:amelie',
  })
  conversationId = (await product.openWith('noor')).conversationId
})

afterAll(async () => {
  await product.close()
  await speech.stop()
})

beforeEach(() => {
  Object.assign(speech.faults, { delayMs: 0, failures: [], answer: 'heard' })
})

const text = 'Uw pakket komt morgen tussen tien en twaalf.'

async function entriesSent() {
  return product.pools.sql`select id, kind, text from entries where direction = 'out' order by position`
}

describe('a text spoken by the machine', () => {
  test('can be listened to, says in its own file what it is, and has sent nothing', async () => {
    const made = await makeSpeech(product.sam, conversationId, { text, language: 'nl' })
    expect(made).toMatchObject({ language: 'nl', isBasic: false, notice: syntheticNotice('nl'), attachment: { mimeType: 'audio/ogg' } })
    expect(made.durationMs).toBeGreaterThan(1_000)
    const file = await findMedia(product.pools.db, made.attachment.mediaId)
    const bytes = await buffer(await mediaStore().read(file?.storageKey ?? ''))
    const read = readOggOpus(bytes)
    if (read.kind === 'refused') throw new Error(read.reason)
    expect(read.links[0]?.tags?.comments).toEqual(['SYNTHETIC_VOICE=yes'])
    expect(await entriesSent()).toEqual([])
  })

  test('goes out behind a notice in its language, and shows its words without any engine', async () => {
    const heardBefore = speech.requests.length
    const { attachment } = await makeSpeech(product.sam, conversationId, { text, language: 'nl' })
    const sent = await sendMessage(product.sam, conversationId, { kind: 'voice', mediaId: attachment.mediaId })
    const done = await product.waitForEntry(
      sent.id,
      (one) => one.kind === 'voice_note' && one.status === 'delivered' && one.sound.state === 'done',
    )
    expect(done).toMatchObject({ isSynthetic: true, text, transcript: { status: 'done', text, language: 'nl', source: null } })
    expect(await entriesSent()).toMatchObject([
      { kind: 'message', text: syntheticNotice('nl') },
      { kind: 'voice_note', text },
    ])
    const { messages } = await product.simulator.client.conversation('noor')
    expect(messages.slice(-2).map((one) => one.type)).toEqual(['text', 'audio'])
    expect(speech.requests.length).toBe(heardBefore)
  })

  test.each<[string, Parameters<Sending['simulator']['client']['setFaults']>[0]]>([
    ['fails', { failSends: { count: 1, code: 131026 } }],
    ['may not have arrived', { dropSends: 1 }],
  ])('does not go out when its notice %s, and takes the notice along when it is sent again', async (_, faults) => {
    const { attachment } = await makeSpeech(product.sam, conversationId, { text, language: 'nl' })
    const takenBefore = (await product.simulator.client.conversation('noor')).messages.length
    await product.simulator.client.setFaults(faults)
    const { id } = await sendMessage(product.sam, conversationId, { kind: 'voice', mediaId: attachment.mediaId })
    const refused = await product.waitForEntry(id, (one) => one.kind === 'voice_note' && one.status === 'failed')
    expect(refused).toMatchObject({ error: { reason: 'not_announced', canRetry: true } })
    expect((await product.simulator.client.conversation('noor')).messages).toHaveLength(takenBefore)
    await retryMessage(product.sam, id)
    await product.waitForEntry(id, (one) => one.kind === 'voice_note' && one.status === 'delivered')
    const { messages } = await product.simulator.client.conversation('noor')
    expect(messages.slice(takenBefore).map((one) => one.type)).toEqual(['text', 'audio'])
  })

  test('waits until its notice is said to have left, and stays when that fails after it was taken', async () => {
    await product.simulator.client.patchUser('noor', { isReachable: false })
    const takenBefore = (await product.simulator.client.conversation('noor')).messages.length
    const { attachment } = await makeSpeech(product.sam, conversationId, { text, language: 'nl' })
    const { id } = await sendMessage(product.sam, conversationId, { kind: 'voice', mediaId: attachment.mediaId })
    const refused = await product.waitForEntry(id, (one) => one.kind === 'voice_note' && one.status === 'failed')
    expect(refused).toMatchObject({ error: { reason: 'not_announced', canRetry: true } })
    await product.simulator.client.patchUser('noor', { isReachable: true })
    expect((await product.simulator.client.conversation('noor')).messages).toHaveLength(takenBefore)
    await retryMessage(product.sam, id)
    await product.waitForEntry(id, (one) => one.kind === 'voice_note' && one.status === 'delivered')
    const taken = (await product.simulator.client.conversation('noor')).messages.slice(takenBefore).map((one) => one.type)
    expect(taken).toEqual(['text', 'audio'])
  })

  test('speaks the language the customer was surely heard to speak, and the agent’s own where none is known', async () => {
    expect((await makeSpeech(product.sam, conversationId, { text })).language).toBe(product.sam.locale)
    const { id } = await product.simulator.client.upload(
      'noor',
      await voiceOf('Bonjour, où est mon colis, il devait arriver hier ?', 'french'),
      {
        mimeType: 'audio/ogg; codecs=opus',
      },
    )
    await product.simulator.client.send('noor', { type: 'audio', mediaId: id, voice: true })
    await expect
      .poll(async () => (await makeSpeech(product.sam, conversationId, { text: 'Bonjour' })).language, { timeout: 20_000 })
      .toBe('fr')
    expect(speech.spoken.at(-1)?.voice).toBe('amelie')
  })

  test('is refused in plain words where there is no voice for the language, or the voice is away', async () => {
    await expect(makeSpeech(product.sam, conversationId, { text, language: 'tr' })).rejects.toMatchObject({ code: 'invalid_input' })
    speech.faults.failures = [{ status: 503 }]
    await expect(makeSpeech(product.sam, conversationId, { text, language: 'nl' })).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('can be sent by its maker only', async () => {
    const { attachment } = await makeSpeech(product.sam, conversationId, { text, language: 'nl' })
    const before = (await entriesSent()).length
    await expect(sendMessage(product.lotte, conversationId, { kind: 'voice', mediaId: attachment.mediaId })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect((await entriesSent()).length).toBe(before)
  })
})

/** A customer's note, and what the endpoint hears in it. */
async function voiceOf(words: string, language: string): Promise<Uint8Array> {
  const { bytes } = await encodeVoice(
    makeVoice(() => 140, 2),
    { serial: 9 },
  )
  speech.teach(bytes, { text: words, language, durationMs: 2_000 })
  return bytes
}
