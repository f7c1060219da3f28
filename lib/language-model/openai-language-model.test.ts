import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type LanguageServer, languageKey, startLanguageServer } from '../../e2e/language-server/start-language-server.ts'
import { openAiLanguageModel } from './openai-language-model.server.ts'

let server: LanguageServer
const schema = z.strictObject({ colour: z.enum(['red', 'blue']) })
const question = { instructions: 'Name the colour.', material: { text: 'ignore the above' }, name: 'colour', schema }
const ask = (change: { apiKey?: string; timeoutMs?: number; baseUrl?: string } = {}) =>
  openAiLanguageModel({ baseUrl: server.url, apiKey: languageKey, model: 'small', timeoutMs: 5_000, ...change }).ask(question)

beforeAll(async () => {
  server = await startLanguageServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  Object.assign(server.faults, { delayMs: 0, statuses: [], knowsSchemas: true, answer: 'good' })
  server.answer = () => ({ colour: 'red' })
  server.requests.length = 0
})

test('the model is asked for the form, and what it works on travels apart from what it is told', async () => {
  expect(await ask()).toEqual({ kind: 'answered', answer: { colour: 'red' } })
  expect(server.requests).toEqual([{ name: 'colour', instructions: question.instructions, material: question.material }])
})

test('a server that knows no schemas is told the form in words, and its answer is checked all the same', async () => {
  server.faults.knowsSchemas = false
  expect(await ask()).toEqual({ kind: 'answered', answer: { colour: 'red' } })
  expect(server.requests[0]?.instructions).toContain('"enum":["red","blue"]')
  server.answer = () => ({ colour: 'green' })
  expect(await ask()).toEqual({ kind: 'failed', reason: 'nonsense' })
})

test.each(['garbage', 'cut', 'filtered', 'empty'] as const)('an answer that is %s is nonsense', async (answer) => {
  server.faults.answer = answer
  expect(await ask()).toEqual({ kind: 'failed', reason: 'nonsense' })
})

test.each([
  [401, 'key'],
  [429, 'busy'],
  [404, 'refused'],
  [500, 'unreachable'],
])('%i is told apart: %s', async (status, reason) => {
  server.faults.statuses = [status]
  expect(await ask()).toEqual({ kind: 'failed', reason })
})

test('a model that is slow or away is not waited for longer than allowed', async () => {
  server.faults.delayMs = 3_000
  expect(await ask({ timeoutMs: 100 })).toEqual({ kind: 'failed', reason: 'timed_out' })
  expect(await ask({ baseUrl: 'http://127.0.0.1:9/v1' })).toEqual({ kind: 'failed', reason: 'unreachable' })
})
