// A voice note understood with a language model beside the rules: simulator, worker, speech and language endpoints over real HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeUnfinishedTranslations } from '../../db/queries/translations.ts'
import { type LanguageServer, languageKey, startLanguageServer } from '../../e2e/language-server/start-language-server.ts'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import type { EntryId, MediaId } from '../core/ids.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { TimelineEntry, VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { editTranscript, retryStep, translateRecording } from './change-recording.server.ts'
import type { StepState } from './recording.ts'

let speech: SpeechServer
let language: LanguageServer
let product: Sending
let seconds = 1

beforeAll(async () => {
  speech = await startSpeechServer()
  language = await startLanguageServer()
  product = await openSending({
    STT_BASE_URL: speech.url,
    STT_API_KEY: speechKey,
    LLM_BASE_URL: language.url,
    LLM_API_KEY: languageKey,
    LLM_TIMEOUT_MS: '1000',
  })
})

afterAll(async () => {
  await product.close()
  await Promise.all([speech.stop(), language.stop()])
})

beforeEach(() => {
  Object.assign(language.faults, { delayMs: 0, statuses: [], knowsSchemas: true, answer: 'good' })
  language.requests.length = 0
  language.answer = () => ({})
})

/** A customer says something; the note once it is understood. Each is a little longer, so that no two are the same file. */
async function say(text: string, spokenIn: string): Promise<VoiceNoteEntry> {
  seconds += 0.1
  const { bytes } = await encodeVoice(
    makeVoice(() => 130, seconds),
    { serial: 5 },
  )
  speech.teach(bytes, { text, language: spokenIn, durationMs: seconds * 1_000 })
  const { id } = await product.simulator.client.sendVoiceNote('noor', bytes)
  const entryId = await waitFor('the note', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
    return row ? row.id : null
  })
  const entry = await product.waitForEntry(entryId, (one) => one.kind === 'voice_note' && one.insight.state === 'done')
  if (entry.kind !== 'voice_note') throw new Error('a voice note must stay one')
  return entry
}

/** The translation of a note once it is in a state. */
async function translationOf(entryId: EntryId, into: string, state: StepState) {
  const find = (entry: TimelineEntry) =>
    entry.kind === 'voice_note' ? entry.transcript.translations.find((one) => one.language === into && one.state === state) : undefined
  return find(await product.waitForEntry(entryId, (entry) => find(entry) !== undefined))
}

function idOf(mediaId: MediaId | null): MediaId {
  if (mediaId === null) throw new Error('the note must have a file')
  return mediaId
}

const dutch = 'Mijn bestelling 4512345 is kapot. Wanneer komt er een nieuwe?'

describe('a transcript', () => {
  test('is understood by the model, as far as the transcript bears it out', async () => {
    language.answer = () => ({
      summary: 'Bestelling 4512345 kwam kapot aan; wil een nieuwe.',
      questions: [{ text: 'Wanneer komt de nieuwe bestelling?', quote: 'Wanneer komt er een nieuwe' }],
      facts: [
        { kind: 'order_number', text: '4512345', quote: 'bestelling 4512345' },
        { kind: 'amount', text: '250 euro', quote: 'tweehonderdvijftig euro' },
      ],
    })
    const { insight, transcript } = await say(dutch, 'dutch')
    expect(insight).toMatchObject({ madeBy: 'llm', summary: 'Bestelling 4512345 kwam kapot aan; wil een nieuwe.' })
    expect(insight.questions).toMatchObject([{ text: 'Wanneer komt de nieuwe bestelling?' }])
    expect(insight.facts.map((fact) => fact.text)).toEqual(['4512345'])
    expect(insight.facts[0]?.startMs).toBeGreaterThan(0)
    expect(transcript.translations).toEqual([])
    expect(language.requests.map((one) => one.name)).toEqual(['insight'])
  })

  test.each([
    ['answers with words around nothing', () => Object.assign(language.faults, { answer: 'garbage' })],
    ['is away', () => Object.assign(language.faults, { statuses: [503] })],
    ['is slow', () => Object.assign(language.faults, { delayMs: 3_000 })],
    [
      'invents what nobody said',
      () => {
        language.answer = () => ({ summary: 'Klant is boos.', questions: [{ text: 'Geld terug?', quote: 'ik wil geld terug' }], facts: [] })
      },
    ],
  ])('is understood by the rules when the model %s', async (_what, break_) => {
    break_()
    const { insight } = await say(dutch, 'dutch')
    expect(insight.madeBy).toBe('rules')
    expect(insight.questions.map((one) => one.text)).toEqual(['Wanneer komt er een nieuwe?'])
    expect(insight.facts.map((fact) => fact.text)).toEqual(['4512345'])
  })

  test('in a language nobody here reads is translated beside the original, and summed up in theirs', async () => {
    language.answer = ({ name }) =>
      name === 'translation' ? { translation: 'Waar is mijn pakje?' } : { summary: 'Vraagt waar het pakje is.', questions: [], facts: [] }
    const { id, transcript, insight } = await say('Où est mon colis ?', 'french')
    expect(transcript).toMatchObject({
      text: 'Où est mon colis ?',
      language: 'fr',
    })
    expect(await translationOf(id, 'nl', 'done')).toMatchObject({
      text: 'Waar is mijn pakje?',
      madeBy: expect.stringMatching(/^127\.0\.0\.1:\d+ /),
    })
    expect(insight.summary).toBe('Vraagt waar het pakje is.')
    expect(language.requests.map((one) => one.material)).toContainEqual({ transcript: 'Où est mon colis ?', from: 'fr', to: 'nl' })
    expect(language.requests.map((one) => one.material)).toContainEqual({ transcript: 'Où est mon colis ?', language: 'nl' })
  })

  test('that could not be translated is there all the same, says why, and is translated when asked for again', async () => {
    language.answer = ({ name }) => (name === 'translation' ? { translation: 'Dag, waar is mijn pakje?' } : {})
    language.faults.statuses = [500, 401]
    const { id, mediaId, transcript, insight } = await say('Bonjour, où est mon colis ?', 'french')
    expect(transcript.text).toBe('Bonjour, où est mon colis ?')
    expect(insight).toMatchObject({ madeBy: 'rules', questions: [{ text: 'Où est mon colis ?' }] })
    expect(await translationOf(id, 'nl', 'failed')).toMatchObject({ reason: 'model_key', text: null })
    await translateRecording(product.sam, idOf(mediaId), 'nl')
    expect(await translationOf(id, 'nl', 'done')).toMatchObject({ text: 'Dag, waar is mijn pakje?', reason: null })
  })

  test('is translated by a model that was away for a moment without anybody asking again', async () => {
    language.answer = ({ name }) => (name === 'translation' ? { translation: 'Nog altijd niets.' } : {})
    language.faults.statuses = [500, 503]
    const { id } = await say('Toujours rien.', 'french')
    expect(await translationOf(id, 'nl', 'done')).toMatchObject({ text: 'Nog altijd niets.' })
  })

  test('is translated once into a language that somebody asks for, however often they ask', async () => {
    language.answer = ({ name }) => (name === 'translation' ? { translation: 'My order is broken.' } : {})
    const { id, mediaId } = await say('Mijn bestelling is kapot.', 'dutch')
    const asked = await Promise.all([1, 2, 3].map(() => translateRecording(product.sam, idOf(mediaId), 'en')))
    expect(asked.map((entry) => entry.kind === 'voice_note' && entry.transcript.translations.map((one) => one.language))).toEqual([
      ['en'],
      ['en'],
      ['en'],
    ])
    expect(await translationOf(id, 'en', 'done')).toMatchObject({ text: 'My order is broken.' })
    await translateRecording(product.sam, idOf(mediaId), 'en')
    expect(language.requests.filter((one) => one.name === 'translation')).toHaveLength(1)
  })

  test('that is corrected loses its translation, which was of other words, and can be translated anew', async () => {
    let count = 0
    language.answer = ({ name }) => (name === 'translation' ? { translation: `Translation ${++count}` } : {})
    const { id, mediaId } = await say('Ik wacht op mijn pakje.', 'dutch')
    await translateRecording(product.sam, idOf(mediaId), 'en')
    await translationOf(id, 'en', 'done')
    const corrected = await editTranscript(product.sam, idOf(mediaId), 'Ik wacht op mijn pakket.')
    expect(corrected).toMatchObject({ transcript: { translations: [] } })
    await translateRecording(product.sam, idOf(mediaId), 'en')
    expect(await translationOf(id, 'en', 'done')).toMatchObject({ text: 'Translation 2' })
    expect(language.requests.at(-1)?.material).toMatchObject({ transcript: 'Ik wacht op mijn pakket.' })
  })

  test('whose translation a dead worker left behind is taken up again once in ten minutes, not each minute', async () => {
    language.answer = ({ name }) => (name === 'translation' ? { translation: 'I wait.' } : {})
    const { id, mediaId } = await say('Ik wacht.', 'dutch')
    await translateRecording(product.sam, idOf(mediaId), 'en')
    await translationOf(id, 'en', 'done')
    await product.pools.sql`update translations set state = 'working', asked_at = now() - interval '11 minutes' where media_id = ${mediaId}`
    const before = new Date(Date.now() - 10 * 60_000)
    expect(await takeUnfinishedTranslations(product.pools.db, before, 10)).toEqual([{ mediaId, version: 1, language: 'en' }])
    expect(await takeUnfinishedTranslations(product.pools.db, before, 10)).toEqual([])
  })

  test('that is corrected while it is summed up is summed up in its corrected words', async () => {
    const { id, mediaId } = await say('Mijn pakje kwam kapot aan in de kerkstraat.', 'dutch')
    language.answer = ({ material }) => ({ summary: String(Object(material).transcript), questions: [], facts: [] })
    language.faults.delayMs = 500
    language.requests.length = 0
    await retryStep(product.sam, idOf(mediaId), 'insight')
    await waitFor('the model to be at work', async () => {
      const [row] = await product.pools.sql`select 1 from recordings where entry_id = ${id} and insight_state = 'working'`
      return row ?? null
    })
    const corrected = 'Mijn pakje kwam kapot aan in de Kerkstraat.'
    await editTranscript(product.sam, idOf(mediaId), corrected)
    const done = await product.waitForEntry(id, (entry) => entry.kind === 'voice_note' && entry.insight.state === 'done')
    expect(done).toMatchObject({ insight: { summary: corrected }, transcript: { text: corrected } })
  })
})
