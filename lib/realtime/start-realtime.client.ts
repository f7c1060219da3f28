import type { QueryClient } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import type { AgentId } from '../core/ids.ts'
import type { PresenceStore } from './presence.client.ts'
import { RealtimeClient, type RealtimeHandlers } from './realtime.client.ts'
import { EventReplay } from './replay-events.client.ts'
import type { ServerClock } from './server-clock.client.ts'

export type StartedRealtime = { client: RealtimeClient; dispose: () => void }

type StartInput = {
  cache: QueryClient
  clock: ServerClock
  presence: PresenceStore
  me: AgentId
  /** Number of the last event that the page's own data holds; null when not known. */
  asOf: number | null
}

/** Opens the stream and ties it to the query cache. Loaded after the first paint: the inbox is usable before it. */
export function startRealtime({ cache, clock, presence, me, asOf }: StartInput): StartedRealtime {
  const replay = new EventReplay(cache, me)
  const socket = io({
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
  })
  const handlers: RealtimeHandlers = {
    onServerTime: (serverTime) => clock.set(serverTime),
    onEvents: (events) => replay.apply(events),
    onStale: async () => {
      presence.clear()
      await cache.invalidateQueries()
    },
    onPresence: (signal) => {
      if (signal.agentId !== me) presence.apply(signal)
    },
  }
  const client = new RealtimeClient(socket, handlers, asOf)
  return {
    client,
    dispose: () => {
      client.dispose()
      replay.dispose()
      presence.clear()
    },
  }
}
