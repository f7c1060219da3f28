import type { Tier } from '../core/vocabulary.ts'

export type WaitingHeat = 'calm' | 'warm' | 'hot'

const minute = 60_000
const hour = 60 * minute

/** From when a waiting customer shows as warm and hot, by tier: the more urgent the channel, the sooner. */
const thresholds: Record<Tier, { warmMs: number; hotMs: number }> = {
  live_call: { warmMs: 2 * minute, hotMs: 15 * minute },
  async_voice: { warmMs: 4 * hour, hotMs: 20 * hour },
  text_bot: { warmMs: hour, hotMs: 8 * hour },
}

/** How urgently a waiting time is drawn. */
export function waitingHeat(waitedMs: number, tier: Tier): WaitingHeat {
  const { warmMs, hotMs } = thresholds[tier]
  if (waitedMs >= hotMs) return 'hot'
  return waitedMs >= warmMs ? 'warm' : 'calm'
}

/** How urgently a promise is drawn: warm in its last hour, hot once it is broken, and not before. */
export function promiseHeat(leftMs: number): WaitingHeat {
  if (leftMs < 0) return 'hot'
  return leftMs < hour ? 'warm' : 'calm'
}
