// A customer's voice note from the phone to its words, and back: simulator, worker and a speech endpoint over real HTTP.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { transcriptsWith } from '../../db/queries/conversations.ts'
import { findCustomerLanguage } from '../../db/queries/recordings.ts'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { findVoiceFileProblems } from '../../scripts/check-voice-file.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { listConversations } from '../conversations/list-conversations.server.ts'
import type { EntryId, MediaId } from '../core/ids.ts'
import { uploadMedia } from '../media/upload-media.server.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { type AudioFiles, makeAudioFiles, SAMPLE_SECONDS } from '../testing/make-audio-files.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { TimelineEntry, VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { addTerms, listGlossary } from './change-glossary.server.ts'
import { editTranscript, markHeard, retryStep } from './change-recording.server.ts'
import type { TranscriptWord } from './recording.ts'

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

beforeEach(() => {
  Object.assign(speech.faults, { delayMs: 0, failures: [], formats: ['json', 'verbose_json'], answer: 'heard' })
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

async function speak(bytes: Uint8Array, voice = true, mimeType = 'audio/ogg; codecs=opus', by = phone): Promise<EntryId> {
  const { id: mediaId } = await product.simulator.client.upload(by, bytes, { mimeType })
  const { id } = await product.simulator.client.send(by, { type: 'audio', mediaId, voice })
  return waitFor('the note', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
    return row ? row.id : null
  })
}

async function voiceNote(id: EntryId, isReached: (entry: VoiceNoteEntry) => boolean): Promise<VoiceNoteEntry> {
  const entry = await product.waitForEntry(id, (one) => one.kind === 'voice_note' && isReached(one))
  return entry as VoiceNoteEntry // waited for one
}

function mediaIdOf(entry: TimelineEntry): MediaId {
  if (entry.kind !== 'voice_note' || !entry.mediaId) throw new Error('a voice note must have a file')
  return entry.mediaId
}

const sentence = 'Goedemorgen, mijn bestelling 4512345 is nog niet aangekomen. Wanneer komt die?'

describe('a voice note', () => {
  test('is there at once, then has its length, waveform, words with times, questions and facts', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: sentence, durationMs: seconds * 1_000 })
    const id = await speak(bytes)
    const done = await voiceNote(id, (one) => one.insight.state === 'done')
    expect(done.sound).toEqual({ state: 'done', reason: null })
    expect(done.durationMs).toBeGreaterThan(seconds * 1_000 - 60)
    expect(done.peaks).toHaveLength(200)
    expect(Math.max(...done.peaks)).toBeGreaterThan(50)
    expect(done.pitch).toMatchObject({ state: 'off', reason: 'switched_off', curve: [] })
    expect(done.transcript).toMatchObject({ status: 'done', language: 'nl', text: sentence, editedBy: null })
    expect(done.transcript.source).toMatchObject({ kind: 'endpoint', model: 'whisper-1' })
    expect(done.transcript.words.map((one) => one.word).join(' ')).toBe(sentence)
    expect(isOrdered(done.transcript.words, done.durationMs ?? 0)).toBe(true)
    expect(done.text).toBe(sentence)
    expect(done.insight.questions.map((one) => one.text)).toEqual(['Wanneer komt die?'])
    expect(done.insight.facts).toMatchObject([{ kind: 'order_number', text: '4512345' }])
    expect(done.insight.facts[0]?.startMs).toBeGreaterThan(0)
    const [conversation] = await product.pools.sql`select preview from conversations where id = ${done.conversationId ?? ''}`
    expect(conversation?.preview).toMatchObject({ type: 'voice_note', text: sentence, durationMs: done.durationMs })
  })

  test('is asked again where the endpoint knows no times, is busy, or answers nonsense first', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Alleen tekst.', durationMs: 2_000 })
    speech.faults.formats = ['json']
    const done = await voiceNote(await speak(bytes), (one) => one.transcript.status === 'done')
    expect(done.transcript).toMatchObject({ text: 'Alleen tekst.', words: [], language: null })
  })

  test('says that its endpoint refused the key, stays playable, and is written down when asked again', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Nu wel.', durationMs: 2_000 })
    speech.faults.failures = [{ status: 401 }]
    const id = await speak(bytes)
    const failed = await voiceNote(id, (one) => one.transcript.status === 'failed')
    expect(failed.transcript.reason).toBe('engine_key')
    expect(failed.sound.state).toBe('done')
    expect(failed.attachments[0]?.state).toBe('stored')
    await retryStep(product.sam, mediaIdOf(failed), 'transcript')
    expect((await voiceNote(id, (one) => one.transcript.status === 'done')).transcript.text).toBe('Nu wel.')
  })

  test('waits for an engine that is busy, and is written down on a later try', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Even geduld.', durationMs: 2_000 })
    speech.faults.failures = [{ status: 429, retryAfterSeconds: 1 }]
    const id = await speak(bytes)
    expect((await voiceNote(id, (one) => one.transcript.status === 'done')).transcript.text).toBe('Even geduld.')
    const attempts = await product.pools.sql`
      select a.outcome, a.status from transcription_attempts a join recordings r using (media_id) where r.entry_id = ${id} order by a.at`
    expect(attempts.map((row) => [row.outcome, row.status])).toEqual([
      ['engine_busy', 429],
      ['heard', null],
    ])
  })

  test('marks what an engine invents instead of presenting it as speech', async () => {
    speech.faults.answer = 'loop'
    const looped = await voiceNote(await speak(await makeNote()), (one) => one.transcript.status === 'done')
    expect(looped.transcript.doubts).toMatchObject([{ kind: 'repetition' }])
    speech.faults.answer = 'silence'
    const silent = await voiceNote(await speak(await makeNote()), (one) => one.transcript.status === 'done')
    expect(silent.transcript.doubts).toMatchObject([{ kind: 'silence' }])
  })

  test('to which an engine answers more than anybody can say has no transcript, and says why', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'bla '.repeat(60_000), durationMs: 2_000 })
    const failed = await voiceNote(await speak(bytes), (one) => !['waiting', 'working'].includes(one.transcript.status))
    expect(failed.transcript).toMatchObject({ status: 'failed', reason: 'engine_nonsense', text: null })
  })

  test('tells its length in the inbox row without any words, until it is deleted', async () => {
    speech.faults.failures = [{ status: 401 }]
    const bytes = await makeNote()
    const { id: mediaId } = await product.simulator.client.upload('bo', bytes, { mimeType: 'audio/ogg; codecs=opus' })
    const { id } = await product.simulator.client.send('bo', { type: 'audio', mediaId, voice: true })
    const preview = async () => {
      const [row] = await product.pools.sql`
        select c.preview, r.duration_ms from conversations c join entries e on e.conversation_id = c.id join recordings r on r.entry_id = e.id
        where e.provider_id = ${id}`
      return row
    }
    const read = await waitFor('the length', async () => {
      const row = await preview()
      return row?.duration_ms ? row : null
    })
    expect(read.preview).toEqual({ type: 'voice_note', text: null, direction: 'in', status: null, durationMs: read.duration_ms })
    await product.simulator.client.send('bo', { type: 'revoke', messageId: id })
    const deleted = await waitFor('the note to be deleted', async () => {
      const row = await preview()
      return row?.preview.type === 'deleted' ? row : null
    })
    expect(deleted.preview).not.toHaveProperty('durationMs')
  })

  test('taken back while it is written down gets no words, and is never sent to an engine again', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Dit wil ik niet gezegd hebben.', durationMs: 2_000 })
    speech.faults.delayMs = 1_500
    const { id: file } = await product.simulator.client.upload('bo', bytes, { mimeType: 'audio/ogg; codecs=opus' })
    const { id } = await product.simulator.client.send('bo', { type: 'audio', mediaId: file, voice: true })
    await waitFor('the engine to be at work', async () => {
      const [row] = await product.pools.sql`
        select 1 from recordings r join entries e on e.id = r.entry_id where e.provider_id = ${id} and r.transcript_state = 'working'`
      return row ?? null
    })
    await product.simulator.client.send('bo', { type: 'revoke', messageId: id })
    const read = async () => {
      const [row] = await product.pools.sql`
        select r.media_id, r.transcript_state, r.insight_state, e.text, e.is_deleted, c.preview,
          (select count(*)::int from transcripts t where t.media_id = r.media_id) as transcripts
        from entries e join recordings r on r.entry_id = e.id join conversations c on c.id = e.conversation_id where e.provider_id = ${id}`
      return row?.is_deleted && row.transcript_state !== 'working' ? row : null
    }
    const nothing = { transcript_state: 'off', insight_state: 'off', text: null, transcripts: 0 }
    const ended = await waitFor('the end of the step', read)
    expect(ended).toMatchObject(nothing)
    expect(ended.preview).toMatchObject({ type: 'deleted', text: null })
    const before = speech.requests.length
    await expect(retryStep(product.sam, ended.media_id, 'transcript')).rejects.toMatchObject({ code: 'conflict' })
    expect(await read()).toMatchObject(nothing)
    expect(speech.requests).toHaveLength(before)
  })

  test('in which the engine hears no word says so, and has no words', async () => {
    const id = await speak(await makeNote())
    const silent = await voiceNote(id, (one) => one.transcript.status === 'done')
    expect(silent.transcript).toMatchObject({ reason: 'silent', text: null, words: [] })
    expect(silent.text).toBeNull()
    expect(silent.insight.state).toBe('off')
  })

  test('of which nothing can be read says so, and keeps its file', async () => {
    const bytes = new TextEncoder().encode('This is no sound at all, whatever it says of itself.')
    const id = await speak(bytes)
    const done = await voiceNote(id, (one) => one.sound.state === 'failed' && one.attachments[0]?.state === 'stored')
    expect(done.sound.reason).toBe('not_audio')
  })

  test('keeps what the engine heard when it is corrected, and hears the name right the next time', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Ik woon in de kerkstraat bij vannelle.', durationMs: 2_000 })
    const id = await speak(bytes)
    const heard = await voiceNote(id, (one) => one.transcript.status === 'done')
    const corrected = 'Ik woon in de Kerkstraat bij Van Nelle.'
    await editTranscript(product.sam, mediaIdOf(heard), corrected)
    const edited = await voiceNote(id, (one) => one.transcript.editedBy !== null)
    expect(edited.transcript).toMatchObject({
      text: corrected,
      originalText: 'Ik woon in de kerkstraat bij vannelle.',
      editedBy: { name: 'Sam de Wit' },
    })
    expect(edited.text).toBe(corrected)
    const startOf = (entry: VoiceNoteEntry, word: string) => entry.transcript.words.find((one) => one.word === word)?.startMs
    expect(startOf(edited, 'bij')).toBe(startOf(heard, 'bij'))
    expect(startOf(edited, 'Van')).toBe(startOf(heard, 'vannelle.'))
    const next = await makeNote()
    speech.teach(next, { text: 'Vannelle, ja.', durationMs: 2_000 })
    const right = await voiceNote(await speak(next), (one) => one.transcript.status === 'done')
    expect(right.transcript).toMatchObject({ text: 'Van Nelle, ja.', originalText: 'Vannelle, ja.', editedBy: null })
    await editTranscript(product.sam, mediaIdOf(right), 'Van Nelle, ja!')
    const again = await voiceNote(right.id, (one) => one.transcript.editedBy !== null)
    expect(again.transcript.originalText).toBe('Vannelle, ja.')
    expect(speech.requests.at(-1)?.fields.prompt?.[0]).toContain('Van Nelle')
  })

  test('tells where a corrected name was learned, and comes right by a term that was put in by hand, which goes first', async () => {
    const [learned] = (await listGlossary({ q: 'Van Nelle', cursor: null, limit: 1 })).items
    const { conversationId } = await product.openWith(phone)
    expect(learned).toMatchObject({ origin: 'correction', addedBy: 'Sam de Wit', conversationId })
    await addTerms(product.sam, [{ term: 'Strandheuvel', heardAs: 'strand heuvel' }])
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'De strand heuvel is dicht.', durationMs: 2_000 })
    const right = await voiceNote(await speak(bytes), (one) => one.transcript.status === 'done')
    expect(right.transcript).toMatchObject({ text: 'De Strandheuvel is dicht.', originalText: 'De strand heuvel is dicht.' })
    expect(speech.requests.at(-1)?.fields.prompt?.[0]).toMatch(/^Strandheuvel, .*Van Nelle/)
  })

  test('that a person corrected while an engine was asked again keeps their words, and is not written down over them', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Het is voor mevrouw Jansen.', durationMs: 2_000 })
    const id = await speak(bytes)
    const mediaId = mediaIdOf(await voiceNote(id, (one) => one.insight.state === 'done'))
    speech.faults.delayMs = 1_000
    await retryStep(product.sam, mediaId, 'transcript')
    await voiceNote(id, (one) => one.transcript.status === 'working')
    const asked = speech.requests.length
    const corrected = 'Het is voor mevrouw Janssen.'
    await editTranscript(product.sam, mediaId, corrected)
    await waitFor('the answer of the engine', async () => {
      const [row] = await product.pools.sql`select count(*)::int as count from transcription_attempts where media_id = ${mediaId}`
      return row?.count === 2 ? true : null
    })
    expect(speech.requests.length).toBeGreaterThan(asked)
    const kept = await voiceNote(id, (one) => one.transcript.status === 'done' && one.insight.state === 'done')
    expect(kept).toMatchObject({ text: corrected, transcript: { text: corrected, editedBy: { name: 'Sam de Wit' } } })
    const refused = retryStep(product.sam, mediaId, 'transcript')
    await expect(refused).rejects.toMatchObject({ code: 'conflict', publicMessage: expect.stringContaining('corrected') })
    expect((await voiceNote(id, () => true)).transcript).toMatchObject({ status: 'done', text: corrected })
  })

  test('is not corrected over somebody else’s correction that was never seen', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Groeten aan Piet.', durationMs: 2_000 })
    const heard = await voiceNote(await speak(bytes), (one) => one.transcript.status === 'done')
    const [mediaId, version] = [mediaIdOf(heard), heard.transcript.version ?? undefined]
    const lottes = await editTranscript(product.lotte, mediaId, 'Groeten aan Pieter.', version)
    await expect(editTranscript(product.sam, mediaId, 'Groeten aan Pietje.', version)).rejects.toMatchObject({ code: 'conflict' })
    const newer = lottes.kind === 'voice_note' ? (lottes.transcript.version ?? undefined) : undefined
    expect(newer).toBeGreaterThan(version ?? 0)
    const sams = await editTranscript(product.sam, mediaId, 'Groeten aan Pietje.', newer)
    expect(sams).toMatchObject({ transcript: { text: 'Groeten aan Pietje.', editedBy: { name: 'Sam de Wit' } } })
  })

  test('is listened to without the language of earlier notes, and one short note does not change that of the answer', async () => {
    const hear = async (text: string, language: string) => {
      const bytes = await makeNote()
      speech.teach(bytes, { text, language, durationMs: 2_000 })
      const entry = await voiceNote(await speak(bytes, true, undefined, 'bo'), (one) => one.transcript.status === 'done')
      expect(speech.requests.at(-1)?.fields).not.toHaveProperty('language')
      return findCustomerLanguage(product.pools.db, entry.customerId)
    }
    expect(await hear('Ja, doe maar.', 'dutch')).toBeNull()
    expect(await hear('Goedemorgen, wanneer komt mijn bestelling nu eindelijk aan?', 'dutch')).toBe('nl')
    expect(await hear('Merci !', 'french')).toBe('nl')
    expect(await hear('À demain !', 'french')).toBe('fr')
    expect(await hear('Hello again, I have one more question about the order.', 'english')).toBe('en')
  })

  test('shows who heard it, once', async () => {
    const heard = await voiceNote(await speak(await makeNote()), (one) => one.sound.state === 'done')
    await markHeard(product.sam, mediaIdOf(heard))
    await markHeard(product.lotte, mediaIdOf(heard))
    const again = await markHeard(product.sam, mediaIdOf(heard))
    expect(again.kind === 'voice_note' && again.heardBy.map((one) => one.name)).toEqual(['Sam de Wit', 'Lotte Jansen'])
  })

  test('as an audio file is read and written down beside its message', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Een bestand.', durationMs: 2_000 })
    const entry = await product.waitForEntry(
      await speak(bytes, false),
      (one) => one.kind === 'message' && one.attachments[0]?.recording?.transcript.status === 'done',
    )
    expect(entry.kind === 'message' && entry.attachments[0]?.recording).toMatchObject({ transcript: { text: 'Een bestand.' } })
  })
})

describe('search', () => {
  const find = async (q: string) =>
    (await listConversations(product.sam, { filter: { q }, cursor: null, limit: 20 })).items.map((one) => one.id)

  test('finds the words of an audio file as they were last corrected, until its message is deleted', async () => {
    const bytes = await makeNote()
    speech.teach(bytes, { text: 'Het ging over de vliegenvanger.', durationMs: 2_000 })
    const entry = await product.waitForEntry(
      await speak(bytes, false),
      (one) => one.kind === 'message' && one.attachments[0]?.recording?.transcript.status === 'done',
    )
    const [attachment] = entry.kind === 'message' ? entry.attachments : []
    expect(await find('Vliegenv')).toEqual([entry.conversationId])
    await editTranscript(product.sam, attachment?.mediaId as MediaId, 'Het ging over de bekerplant.') // it has been transcribed
    expect(await find('vliegenvanger')).toEqual([])
    expect(await find('bekerplant ging')).toEqual([entry.conversationId])
    const [row] = await product.pools.sql`select provider_id from entries where id = ${entry.id}`
    await product.simulator.client.send(phone, { type: 'revoke', messageId: row?.provider_id })
    await waitFor('the message to be deleted', async () => ((await find('bekerplant')).length === 0 ? true : null))
  })

  test('of spoken words reads their index, not every transcript', async () => {
    const plan = await product.pools.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`) // so few rows are else read through
      return tx.execute(sql`explain ${transcriptsWith('bekerplant')}`)
    })
    expect(JSON.stringify(plan)).toContain('transcripts_text_idx')
  })
})

describe('an answer by voice', () => {
  let files: AudioFiles
  beforeAll(async () => {
    files = await makeAudioFiles()
  })

  test.each<[keyof AudioFiles, string]>([
    ['wav', 'audio/wav'], // what Safari records
    ['webm', 'audio/webm;codecs=opus'],
    ['ogg', 'audio/ogg;codecs=opus'],
    ['mp4', 'audio/mp4;codecs=opus'],
  ])(
    'recorded as %s arrives as the voice message WhatsApp’s own app would have made, in other programs’ eyes too',
    async (form, mimeType) => {
      const { conversationId } = await product.openWith(phone)
      const body = new FormData()
      body.set('file', new File([files[form] as Uint8Array<ArrayBuffer>], `answer.${form}`, { type: mimeType })) // made by us, of no shared memory
      const request = new Request('http://localhost/api/v1/media', { method: 'POST', body })
      const attachment = await uploadMedia(product.sam, request, 'voice')
      expect(attachment).toMatchObject({ type: 'audio', mimeType: 'audio/ogg' })
      const sent = await sendMessage(product.sam, conversationId, { kind: 'voice', mediaId: attachment.mediaId })
      const done = await voiceNote(sent.id, (one) => one.status === 'delivered' && one.transcript.status === 'done')
      expect(done.peaks).toHaveLength(200)
      const { messages } = await product.simulator.client.conversation(phone)
      const content = z.object({ id: z.string(), voice: z.literal(true) }).parse(messages.at(-1)?.content)
      expect(findVoiceFileProblems(await product.simulator.client.download(content.id), SAMPLE_SECONDS)).toEqual([])
    },
    300_000, // the other programs may have to be installed first
  )
})

function isOrdered(words: TranscriptWord[], durationMs: number): boolean {
  return words.every((one, i) => one.startMs <= one.endMs && one.endMs <= durationMs && one.startMs >= (words[i - 1]?.startMs ?? 0))
}
