import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AgentId, ConversationId, CustomerId, EntryId, MediaId } from '../core/ids.ts'
import { RequestError } from '../core/request-json.ts'
import { echoRecording } from '../recordings/echo-recording.ts'
import { recordingSchema } from '../recordings/recording.ts'
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

describe('a recording', () => {
  const recording = echoRecording(4_200, [10, 90])
  const recorded = (upload: () => Promise<MediaId>) => ({
    ...draft,
    input: { kind: 'recorded' as const, id, upload },
    shown: { recording },
  })
  const mediaId = '00000000-0000-4000-8000-00000000f001' as MediaId

  test('is shown as a voice note at once, is uploaded, and then sent', async () => {
    const { outbox } = makeOutbox()
    outbox.send(recorded(async () => mediaId))
    expect(outbox.getItems()[0]?.entry).toMatchObject({ kind: 'voice_note', id, mediaId: null, durationMs: 4_200, peaks: [10, 90] })
    await vi.waitFor(() => expect(outbox.getItems()).toEqual([]))
    expect(asked.map((one) => one.body)).toEqual([{ kind: 'voice', id, mediaId }])
  })

  test('whose upload gets no answer waits, and is uploaded and sent by itself', async () => {
    const { outbox } = makeOutbox()
    const tries = [() => Promise.reject(new RequestError('offline', 0, '')), () => Promise.resolve(mediaId)]
    outbox.send(recorded(() => tries.shift()?.() ?? Promise.resolve(mediaId)))
    await vi.waitFor(() => expect(outbox.getItems()[0]?.state.kind).toBe('waiting'))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(outbox.getItems()).toEqual([])
    expect(asked).toHaveLength(1)
  })

  test('has what follows it sent once it is there, and not when it was taken back', async () => {
    const told: string[] = []
    const { outbox } = makeOutbox()
    const tell = { onSaved: () => told.push('saved'), onDiscarded: () => told.push('discarded') }
    outbox.send({ ...recorded(async () => mediaId), ...tell })
    await vi.waitFor(() => expect(told).toEqual(['saved']))
    answers = [refused]
    outbox.send({ ...recorded(async () => mediaId), ...tell })
    await vi.waitFor(() => expect(outbox.getItems()[0]?.state.kind).toBe('refused'))
    outbox.discard(id)
    expect(told).toEqual(['saved', 'discarded'])
  })

  test('looks to the timeline as any recording does', () => {
    expect(recordingSchema.parse(recording)).toEqual(recording)
  })
})
