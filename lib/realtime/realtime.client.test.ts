// The screen's end of the stream against a real Socket.IO server: what it does when catching up fails.
import { createServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppEvent, ClientToServer, Frame, ResumeAnswer, ServerToClient } from './events.ts'
import { RealtimeClient, type RealtimeStatus } from './realtime.client.ts'

const times = { answerMs: 60, pauseMs: 5, longestPauseMs: 20 }

let server: Server<ClientToServer, ServerToClient>
let url: string
let client: RealtimeClient | undefined
/** What the log holds, and how the server answers to `resume`. */
let lastSeq: number
let answers: ('nothing' | 'break' | ResumeAnswer)[]
let resumes: number[]
let current: Socket<ClientToServer, ServerToClient> | undefined

beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  vi.stubGlobal('window', new EventTarget())
  lastSeq = 10
  answers = []
  resumes = []
  const http = createServer()
  server = new Server(http)
  server.on('connection', (socket) => {
    current = socket
    socket.emit('hello', { seq: lastSeq, serverTime: Date.now(), build: 'one' })
    socket.on('resume', (after, answer) => {
      resumes.push(after)
      const how = answers.shift() ?? { kind: 'frame', frame: frameOf(after, lastSeq) }
      if (how === 'break') socket.conn.close()
      else if (how !== 'nothing') answer(how)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (!address || typeof address === 'string') throw new Error('the server must listen on a port')
  url = `http://127.0.0.1:${address.port}`
})

afterEach(async () => {
  client?.dispose()
  await server.close()
  vi.unstubAllGlobals()
})

const event: AppEvent = { type: 'connections.changed' }

function frameOf(after: number, upTo: number): Frame {
  return { after, upTo, events: Array.from({ length: upTo - after }, (_, index) => ({ seq: after + 1 + index, event })) }
}

/** Opens the stream of a page whose data is as of an event. `fetches` answers each "fetch again" in turn. */
function open(asOf: number | null, fetches: (() => Promise<void>)[] = []) {
  const seen = { events: 0, fetches: 0, statuses: [] as RealtimeStatus[] }
  const socket = io(url, { transports: ['websocket'], autoConnect: false, reconnectionDelay: 5, reconnectionDelayMax: 5 })
  client = new RealtimeClient(
    socket,
    {
      onServerTime: () => {},
      onEvents: (events) => {
        seen.events += events.length
      },
      onStale: () => {
        seen.fetches++
        return fetches.shift()?.() ?? Promise.resolve()
      },
      onPresence: () => {},
    },
    asOf,
    times,
  )
  const opened = client
  opened.subscribe(() => seen.statuses.push(opened.getState().status))
  return {
    seen,
    becomesLive: () =>
      vi.waitFor(() => expect([opened.getState().status, opened.seq]).toEqual(['live', lastSeq]), { timeout: 4_000, interval: 2 }),
  }
}

test.each(['nothing', 'break'] as const)('a resume that gets %s for an answer is asked again, and nothing is missed', async (failure) => {
  answers = [failure, failure]
  const { seen, becomesLive } = open(7)
  await becomesLive()
  expect(resumes).toEqual([7, 7, 7])
  expect(seen).toMatchObject({ events: 3, fetches: 0 })
})

test('fetching again is tried until it succeeds, and the screen is not called live before', async () => {
  const failing = () => Promise.reject(new Error('503'))
  const { seen, becomesLive } = open(null, [failing, failing, failing])
  await becomesLive()
  expect(seen.fetches).toBe(4)
  expect(seen.statuses.slice(0, -1)).not.toContain('live')
  lastSeq = 11
  current?.emit('frame', frameOf(10, 11))
  await becomesLive()
  expect(seen.events).toBe(1)
})

test('fetching again that fails after a gap too long to resume is tried again as well', async () => {
  answers = [{ kind: 'stale', seq: 10 }]
  const { seen, becomesLive } = open(7, [() => Promise.reject(new Error('503'))])
  await becomesLive()
  expect(seen.fetches).toBe(2)
})

test('what happened while the connection broke in the middle of fetching again is not missed', async () => {
  let finish = () => {}
  const { seen, becomesLive } = open(null, [() => new Promise<void>((resolve) => (finish = resolve))])
  await vi.waitFor(() => expect(seen.fetches).toBe(1))
  const before = current
  lastSeq = 12
  before?.conn.close()
  await vi.waitFor(() => expect(current).not.toBe(before))
  await vi.waitFor(() => expect(client?.getState().status).toBe('stale'))
  finish()
  await becomesLive()
  expect(seen.events).toBe(2)
})

test('a log that was put back to an older state is fetched once, not asked for again and again', async () => {
  let release = () => {}
  const { seen } = open(null, [() => new Promise<void>((resolve) => (release = resolve))])
  await vi.waitFor(() => expect(seen.fetches).toBe(1))
  lastSeq = 1_000
  current?.conn.close() // what happened until then is heard while the page still fetches
  await vi.waitFor(() => expect(seen.statuses.filter((status) => status === 'offline')).toHaveLength(1))
  await vi.waitFor(() => expect(seen.statuses.at(-1)).toBe('stale'))
  release()
  await vi.waitFor(() => expect(client?.getState().status).toBe('live'))
  lastSeq = 500
  answers = [{ kind: 'stale', seq: 500 }]
  resumes = []
  current?.conn.close()
  await vi.waitFor(() => expect([client?.getState().status, client?.seq, seen.fetches]).toEqual(['live', 500, 2]))
  expect(resumes.length).toBeLessThanOrEqual(2)
})
