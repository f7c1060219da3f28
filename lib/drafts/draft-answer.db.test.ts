// A suggested answer, with a language model and without: simulator, worker and language endpoint over real HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LanguageServer, languageKey, startLanguageServer } from '../../e2e/language-server/start-language-server.ts'
import { createReply } from '../canned-replies/change-canned-replies.server.ts'
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

describe('canned replies', () => {
  const title = 'Kan ik een kopie van de factuur krijgen?'
  const text = 'Dag {customer_name}, de factuur van bestelling {order_number} staat 30 dagen in je account.'
  const filled = 'Dag Noor, de factuur van bestelling 4512345 staat 30 dagen in je account.'
  const question = 'Kan ik de factuur nog een keer krijgen?'

  beforeAll(async () => {
    const fields = { title, shortcut: 'factuur', text, language: 'nl' }
    await createReply(product.sam, fields)
    await createReply(product.sam, { ...fields, text: 'The invoice is in your account.', language: 'en' })
    await createReply(product.sam, { ...fields, shortcut: 'open', title: 'Wat zijn jullie openingstijden?', text: 'Elke dag tot 18:00.' })
    const { id } = await product.simulator.client.sendText('noor', question)
    await waitFor('the question', async () => {
      const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
      return row ? row.id : null
    })
  })

  test('answer the question they are for, in the customer’s language, with what is known filled in; the draft names them', async () => {
    language.faults.statuses = [503]
    const draft = await draftAnswer(product.sam, conversationId)
    expect(draft).toMatchObject({ madeBy: 'rules', replies: [{ title }] })
    expect(draft.text).toContain(`${question}\n${filled}`)
    for (const other of questions) expect(draft.text).toContain(`${other}\n${draftGap}`)
    expect(draft.text).not.toContain('18:00')
  })

  test('are told to a model, and its figures may be theirs; a figure of neither is not taken', async () => {
    const answers = (sentence: string) => [...good.answers, { question: 2, text: sentence }]
    language.answer = () => ({ ...good, answers: answers(filled) })
    const draft = await draftAnswer(product.sam, conversationId)
    expect(draft).toMatchObject({ madeBy: 'llm', replies: [{ title }] })
    expect(language.requests[0]?.material).toMatchObject({ replies: [{ question: title, text: filled }] })
    language.answer = () => ({ ...good, answers: answers('De factuur staat 60 dagen in je account.') })
    expect(await draftAnswer(product.sam, conversationId)).toMatchObject({ madeBy: 'rules' })
    language.answer = () => ({ ...good, answers: answers(`De factuur ${draftGap}.`) })
    expect(await draftAnswer(product.sam, conversationId)).toMatchObject({ madeBy: 'llm', replies: [] })
  })

  test('leave room where a variable is not known', async () => {
    language.faults.statuses = [503]
    await product.simulator.client.sendText('noor', 'Het gaat ook om bestelling 4599999.')
    const draft = await waitFor('the second order', async () => {
      language.faults.statuses = [503]
      const one = await draftAnswer(product.sam, conversationId)
      return one.text.includes('4599999') ? one : null
    })
    expect(draft.text).toContain(`de factuur van bestelling ${draftGap} staat`)
  })
})
