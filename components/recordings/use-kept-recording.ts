'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useMe } from '@/components/app-shell/live-context.tsx'
import type { ConversationId } from '@/lib/core/ids.ts'
import { type KeptRecordings, keptRecordingsOf } from '@/lib/recordings/kept-recordings.client.ts'
import type { KeptRecording } from '@/lib/recordings/recording-store.client.ts'

export function useKeptRecordings(): KeptRecordings {
  return keptRecordingsOf(useQueryClient(), useMe().id)
}

/** What was recorded in a conversation and neither sent nor thrown away. */
export function useKeptRecording(conversationId: ConversationId): KeptRecording | null {
  const kept = useKeptRecordings()
  return useSyncExternalStore(
    kept.subscribe,
    () => kept.find(conversationId),
    () => null,
  )
}
