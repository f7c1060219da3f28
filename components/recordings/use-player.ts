'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { useMe } from '@/components/app-shell/live-context.tsx'
import type { MediaId } from '@/lib/core/ids.ts'
import { type Player, playerOf, type Rate } from '@/lib/recordings/player.client.ts'
import type { TrackStatus } from '@/lib/recordings/player-state.ts'

/** The one player of this page. */
export function usePlayer(): Player {
  return playerOf(useQueryClient(), useMe().id)
}

export function useTrackStatus(player: Player, mediaId: MediaId | null): TrackStatus | 'idle' {
  const read = () => (mediaId === null ? 'idle' : player.statusOf(mediaId))
  return useSyncExternalStore(player.subscribe, read, () => 'idle')
}

export function useRate(player: Player): Rate {
  return useSyncExternalStore(player.subscribe, player.getRate, () => 1)
}

/** Calls `onPosition` with the moment (ms) for each frame that moves it: for drawing without drawing the component again. */
export function usePosition(player: Player, mediaId: MediaId | null, onPosition: (ms: number) => void): void {
  const tell = useEffectEvent(onPosition)
  useEffect(() => (mediaId === null ? undefined : player.watchPosition(mediaId, (ms) => tell(ms))), [player, mediaId])
}
