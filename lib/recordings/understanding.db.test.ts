// A voice note understood with a language model beside the rules: simulator, worker, speech and language endpoints over real HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LanguageServer, languageKey, startLanguageServer } from '../../e2e/language-server/start-language-server.ts'
import { type SpeechServer, speechKey, startSpeechServer } from '../../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { VoiceNoteEntry } from '../timeline/timeline-entry.ts'

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
    const { transcript, insight } = await say('Où est mon colis ?', 'french')
    expect(transcript).toMatchObject({
      text: 'Où est mon colis ?',
      language: 'fr',
      translations: [{ language: 'nl', text: 'Waar is mijn pakje?' }],
    })
    expect(insight.summary).toBe('Vraagt waar het pakje is.')
    expect(language.requests.map((one) => one.material)).toContainEqual({ transcript: 'Où est mon colis ?', from: 'fr', to: 'nl' })
    expect(language.requests.map((one) => one.material)).toContainEqual({ transcript: 'Où est mon colis ?', language: 'nl' })
  })

  test('that could not be translated is there all the same', async () => {
    language.faults.statuses = [500, 500]
    const { transcript, insight } = await say('Bonjour, où est mon colis ?', 'french')
    expect(transcript.translations).toEqual([])
    expect(insight).toMatchObject({ madeBy: 'rules', questions: [{ text: 'Où est mon colis ?' }] })
  })
})
