import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConversationId } from '../core/ids.ts'

const id = '01a20000-0000-7000-8000-000000000001' as ConversationId // any id
let tellRead: (id: ConversationId, position: string) => void
let answers: (number | 'offline')[]
let told: string[]

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  answers = []
  told = []
  vi.stubGlobal('fetch', async (_address: string, init: { body: string }) => {
    told.push(JSON.parse(init.body).position)
    const answer = answers.shift() ?? 204
    if (answer === 'offline') throw new TypeError('no network')
    return new Response(answer === 204 ? null : '{}', { status: answer })
  })
  vi.resetModules()
  ;({ tellRead } = await import('./attention.client.ts'))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a burst is told once, with the newest position', async () => {
  for (const position of ['a', 'b', 'c']) tellRead(id, position)
  await vi.runAllTimersAsync()
  expect(told).toEqual(['c'])
})

test('what no answer came to is told again until one does', async () => {
  answers = ['offline', 503, 'offline']
  tellRead(id, 'a')
  await vi.runAllTimersAsync()
  expect(told).toEqual(['a', 'a', 'a', 'a'])
})

test('what the server refuses is not told again', async () => {
  answers = [404]
  tellRead(id, 'a')
  await vi.runAllTimersAsync()
  expect(told).toEqual(['a'])
})

test('leaving the page tells at once what is still to be told', async () => {
  tellRead(id, 'a')
  window.dispatchEvent(new Event('pagehide'))
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['a'])
})
