'use client'

import { RotateCcw, SendHorizontal, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import type { MediaId } from '@/lib/core/ids.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import type { Track } from '@/lib/recordings/player-state.ts'
import { playsAtOnceMs } from '@/lib/recordings/recording-limits.ts'
import type { Recorded } from '@/lib/recordings/voice-recorder.client.ts'
import { SoundPlayer } from './sound-player.tsx'
import { usePlayer } from './use-player.ts'

type RecordedRowProps = {
  conversation: ConversationListItem
  recorded: Recorded
  /** It reached the longest length and was ended there. */
  isCutOff: boolean
  onDiscard: () => void
  onAgain: () => void
  onSend: () => void
  /** Stands behind the time, on one line. */
  children?: ReactNode
}

/** A finished recording: listened back to, sent, made again, or thrown away. */
export function RecordedRow({ conversation, recorded, isCutOff, onDiscard, onAgain, onSend, children }: RecordedRowProps) {
  const t = useTranslations('recorder')
  const track = useLocalTrack(conversation, recorded)
  return (
    <div className="px-2 pb-1">
      <div className="flex items-start gap-1.5">
        <IconButton label={t('discard')} onClick={onDiscard} className="mt-0.5">
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t('again')} onClick={onAgain} className="mt-0.5">
          <RotateCcw aria-hidden className="size-4" />
        </IconButton>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is not shown */}
        <div role="group" aria-label={t('preview')} className="min-w-0 flex-1">
          <SoundPlayer
            track={track}
            recording={{ durationMs: recorded.durationMs, peaks: recorded.peaks, sound: { state: 'done', reason: null } }}
          >
            <span className="flex-1" />
            {children}
          </SoundPlayer>
        </div>
        <button
          type="button"
          // biome-ignore lint/a11y/noAutofocus: what was just stopped is usually sent
          autoFocus
          aria-label={t('send')}
          title={t('send')}
          onClick={onSend}
          className="mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-solid text-white hover:bg-accent-solid-hover"
        >
          <SendHorizontal aria-hidden className="size-4" />
        </button>
      </div>
      {isCutOff && <p className="px-1 text-live text-xs">{t('limitReached')}</p>}
      {recorded.durationMs > playsAtOnceMs && <p className="px-1 text-live text-xs">{t('long')}</p>}
    </div>
  )
}

/** The recording as the page's player plays it. */
function useLocalTrack({ customerId }: ConversationListItem, recorded: Recorded): Track | null {
  const player = usePlayer()
  const [track, setTrack] = useState<Track | null>(null)
  useEffect(() => {
    const localUrl = URL.createObjectURL(recorded.preview)
    // A name for the player alone: nothing on the server has it.
    const mediaId = newEntryId() as string as MediaId
    setTrack({ mediaId, customerId, mimeType: 'audio/wav', isFromCustomer: false, localUrl })
    return () => {
      player.forget(mediaId)
      URL.revokeObjectURL(localUrl)
    }
  }, [recorded, customerId, player])
  return track
}
