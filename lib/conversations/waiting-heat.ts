import type { Tier } from '../core/vocabulary.ts'

export type WaitingHeat = 'calm' | 'warm' | 'hot'

const minute = 60_000

/** From when a waiting customer shows as warm and hot, by tier: the more urgent the channel, the sooner. */
const thresholds: Record<Tier, { warmMs: number; hotMs: number }> = {
  live_call: { warmMs: 2 * minute, hotMs: 10 * minute },
  async_voice: { warmMs: 60 * minute, hotMs: 4 * 60 * minute },
  text_bot: { warmMs: 15 * minute, hotMs: 60 * minute },
}

/** How urgently a waiting time is drawn. */
export function waitingHeat(waitedMs: number, tier: Tier): WaitingHeat {
  const { warmMs, hotMs } = thresholds[tier]
  if (waitedMs >= hotMs) return 'hot'
  return waitedMs >= warmMs ? 'warm' : 'calm'
}
