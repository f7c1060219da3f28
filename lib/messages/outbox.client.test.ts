import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AgentId, ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import { buildMessage } from '../testing/build-entries.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'
import { Outbox } from './outbox.client.ts'

// The network is the only thing stood in for: what the outbox does with its answers is what is tested.

const id = '00000000-0000-4000-8000-000000000777' as EntryId
const draft = {
  conversationId: '00000000-0000-4000-8000-00000000d001' as ConversationId,
  customerId: '00000000-0000-4000-8000-00000000c001' as CustomerId,
  input: { kind: 'text' as const, id, text: 'Ik kijk het na' },
}

type Answer = () => Promise<Response>
let answers: Answer[]
let asked: { url: string; body: unknown }[]

const accepted: Answer = async () => Response.json(buildMessage({ id, direction: 'out', text: 'Ik kijk het na' }), { status: 202 })
const noAnswer: Answer = () => Promise.reject(new TypeError('Failed to fetch'))
const refused: Answer = async () => Response.json({ error: { code: 'window_closed', message: 'closed' } }, { status: 409 })

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  asked = []
  vi.stubGlobal('fetch', (url: string, options: { body: string }) => {
    asked.push({ url, body: JSON.parse(options.body) })
    return answers.shift()?.() ?? accepted()
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function makeOutbox() {
  const saved: TimelineEntry[] = []
  const me = { id: '00000000-0000-4000-8000-00000000a001' as AgentId, name: 'Sam' }
  const outbox = new Outbox({ me, now: () => 0, onSaved: (entry) => saved.push(entry) })
  return { outbox, saved }
}

test('a message is shown at once and makes room for the real one, under the same id', async () => {
  const { outbox, saved } = makeOutbox()
  outbox.send(draft)
  expect(outbox.getItems().map((item) => item.entry)).toMatchObject([{ id, text: 'Ik kijk het na', status: 'queued' }])
  await vi.waitFor(() => expect(outbox.getItems()).toEqual([]))
  expect(saved.map((entry) => entry.id)).toEqual([id])
})

test('sending the same message twice asks once', async () => {
  const { outbox } = makeOutbox()
  outbox.send(draft)
  outbox.send(draft)
  await vi.waitFor(() => expect(outbox.getItems()).toEqual([]))
  expect(asked).toHaveLength(1)
})

test('without an answer it waits and goes out by itself, under the same id', async () => {
  const { outbox, saved } = makeOutbox()
  answers = [noAnswer, noAnswer]
  outbox.send(draft)
  await vi.waitFor(() => expect(outbox.getItems()[0]?.state.kind).toBe('waiting'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(outbox.getItems()).toEqual([])
  expect(saved).toHaveLength(1)
  expect(new Set(asked.map(({ body }) => JSON.stringify(body))).size).toBe(1)
})

test('a refusal is told with its code, is not tried again by itself, and gives the words back', async () => {
  const { outbox, saved } = makeOutbox()
  answers = [refused]
  outbox.send(draft)
  await vi.waitFor(() => expect(outbox.getItems()[0]?.state).toMatchObject({ kind: 'refused', code: 'window_closed' }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(1)
  expect(outbox.discard(id)?.input).toMatchObject({ text: 'Ik kijk het na' })
  expect([outbox.getItems(), saved]).toEqual([[], []])
})
