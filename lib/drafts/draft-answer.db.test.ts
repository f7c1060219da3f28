// A suggested answer, with a language model and without: simulator, worker and language endpoint over real HTTP.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type LanguageServer, languageKey, startLanguageServer } from '../../e2e/language-server/start-language-server.ts'
import type { ConversationId } from '../core/ids.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import { draftAnswer } from './draft-answer.server.ts'
import { draftGap } from './draft-gap.ts'

let language: LanguageServer
let product: Sending
let conversationId: ConversationId

const asked = 'Mijn bestelling 4512345 is kapot. Kunnen jullie een nieuwe sturen? En wanneer komt die dan?'
const questions = ['Kunnen jullie een nieuwe sturen?', 'Wanneer komt die dan?']

beforeAll(async () => {
  language = await startLanguageServer()
  product = await openSending({ LLM_BASE_URL: language.url, LLM_API_KEY: languageKey, LLM_TIMEOUT_MS: '1000' })
  conversationId = (await product.openWith('noor')).conversationId
  const { id } = await product.simulator.client.sendText('noor', asked)
  await waitFor('the message', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
    return row ? row.id : null
  })
})

afterAll(async () => {
  await product.close()
  await language.stop()
})

beforeEach(() => {
  Object.assign(language.faults, { delayMs: 0, statuses: [], knowsSchemas: true, answer: 'good' })
  language.requests.length = 0
})

const good = {
  opening: 'Je bestelling 4512345 kwam kapot aan.',
  answers: [
    { question: 0, text: `We sturen ${draftGap}.` },
    { question: 1, text: `Die komt ${draftGap}.` },
  ],
  closing: 'Laat het weten als er nog iets is.',
}

test('a model’s draft names each question, and has sent nothing', async () => {
  language.answer = () => good
  const draft = await draftAnswer(product.sam, conversationId)
  expect(draft).toMatchObject({ madeBy: 'llm', questions })
  for (const question of questions) expect(draft.text).toContain(question)
  expect(draft.text).toMatch(/\nSam$/)
  expect(language.requests[0]?.material).toMatchObject({ questions, facts: [{ kind: 'order_number', text: '4512345' }] })
  expect(await product.pools.sql`select id from entries where direction = 'out'`).toEqual([])
})

test.each([
  ['answers with words around nothing', () => Object.assign(language.faults, { answer: 'garbage' })],
  ['is away', () => Object.assign(language.faults, { statuses: [503] })],
  ['is slow', () => Object.assign(language.faults, { delayMs: 3_000 })],
  [
    'promises what nobody said',
    () => {
      language.answer = () => ({ ...good, closing: 'Je krijgt 25 euro terug.' })
    },
  ],
])('the rules draft an answer when the model %s', async (_what, break_) => {
  break_()
  const draft = await draftAnswer(product.sam, conversationId)
  expect(draft).toMatchObject({ madeBy: 'rules', model: null, questions })
  for (const question of questions) expect(draft.text).toContain(`${question}\n${draftGap}`)
  expect(draft.text).toContain('bestelling 4512345')
})
