// Events of many transactions, some committed in the relay's own process and some elsewhere, over a real Socket.IO.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AppendedEvents, appendEvents, listEventsAfter } from '../../db/queries/events.ts'
import { inTransaction } from '../../db/transaction.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import type { Frame } from './events.ts'
import { type AppServer, Relay } from './relay.server.ts'
import { wakeRelay } from './wake-relay.server.ts'

let product: TestProduct
let io: AppServer
let relay: Relay
let screen: Socket
let startedAt: number
const frames: Frame[] = []
const http = createServer()

beforeAll(async () => {
  product = await openTestProduct()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  io = new Server(http, { transports: ['websocket'] })
  relay = new Relay(io)
  await relay.start()
  startedAt = relay.seq
  screen = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] })
  screen.on('frame', (frame: Frame) => frames.push(frame))
  await vi.waitUntil(() => screen.connected)
})

afterAll(async () => {
  screen.disconnect()
  await relay.stop()
  await io.close()
  await product.close()
})

function commit(count: number): Promise<AppendedEvents | null> {
  const event = { type: 'rates.changed' as const }
  return inTransaction((tx) =>
    appendEvents(
      tx,
      Array.from({ length: count }, () => ({ audience: 'agents' as const, event })),
    ),
  )
}

test('events committed here and elsewhere, at once and in any order, reach a screen once each, in order, without a gap', async () => {
  const commits = Array.from({ length: 120 }, async (_, i) => {
    const appended = await commit(1 + (i % 3))
    if (i % 4 === 0) return // elsewhere: only NOTIFY tells of it
    if (i % 5 === 0) await new Promise((resolve) => setImmediate(resolve)) // told late
    wakeRelay(i % 7 === 0 ? null : appended)
  })
  await Promise.all(commits)
  const log = (await listEventsAfter(product.db, startedAt, 1_000)).map((row) => row.seq)
  await vi.waitUntil(() => frames.at(-1)?.upTo === log.at(-1))
  expect(frames.flatMap((frame) => frame.events.map(({ seq }) => seq))).toEqual(log)
  expect(frames.map((frame) => frame.after)).toEqual([startedAt, ...frames.slice(0, -1).map((frame) => frame.upTo)])
})
