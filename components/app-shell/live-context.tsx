'use client'

import { createContext, use, useSyncExternalStore } from 'react'
import type { Me } from '@/lib/agents/agent-queries.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import type { OutboxItem } from '@/lib/messages/outbox.client.ts'
import type { LiveSession } from '@/lib/realtime/live-session.client.ts'
import type { Colleague } from '@/lib/realtime/presence.client.ts'
import type { RealtimeState } from '@/lib/realtime/realtime.client.ts'

export type Live = {
  me: Me
  session: LiveSession
  /** Server time of the page's first paint, in ms: what clocks show until they run. */
  renderedAt: number
}

export const LiveContext = createContext<Live | null>(null)

export function useLive(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('Used outside the signed-in screens')
  return live
}

export function useMe(): Me {
  return useLive().me
}

/** Server time in steps of `stepMs`: the component is drawn again only when a step has passed. */
export function useServerNow(stepMs = 1000): number {
  const { session, renderedAt } = useLive()
  const toStep = (now: number) => Math.floor(now / stepMs) * stepMs
  return useSyncExternalStore(
    session.clock.subscribe,
    () => toStep(session.clock.now()),
    () => toStep(renderedAt),
  )
}

export function useRealtimeState(): RealtimeState {
  const { session } = useLive()
  return useSyncExternalStore(session.subscribe, session.getState, session.getState)
}

export function useOutboxItems(): readonly OutboxItem[] {
  const { outbox } = useLive().session
  return useSyncExternalStore(outbox.subscribe, outbox.getItems, outbox.getItems)
}

/** Colleagues who look at or type in a conversation now. */
export function useColleagues(conversationId: ConversationId): readonly Colleague[] {
  const { presence } = useLive().session
  const read = () => presence.of(conversationId)
  return useSyncExternalStore(presence.subscribe, read, read)
}
