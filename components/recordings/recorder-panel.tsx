'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { findKeptRecording, forgetKeptRecording, keepRecording } from '@/lib/recordings/kept-recordings.client.ts'
import type { Recorded } from '@/lib/recordings/voice-recorder.client.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { RecordedRow } from './recorded-row.tsx'
import { RecorderProblemNote } from './recorder-problem-note.tsx'
import { RecordingRow } from './recording-row.tsx'
import { TalkingPoints } from './talking-points.tsx'
import { usePlayer } from './use-player.ts'
import { useSendRecording } from './use-send-recording.ts'
import { readChosenMicrophone, useVoiceRecorder } from './use-voice-recorder.ts'

/** The press that opened it (ms, `performance.now`): held for a while, letting go ends the recording. */
export type Press = { beganAt: number; endedAt: number | null }

type RecorderPanelProps = {
  conversation: ConversationListItem
  /** Null when opened by key. */
  press: Press | null
  replyTo: MessageEntry | VoiceNoteEntry | null
  /** Sent or thrown away. */
  onDone: () => void
}

const heldFromMs = 500

/** An answer by voice: records at once, is listened back to, and sent. Takes the place of the text field. */
export function RecorderPanel({ conversation, press, replyTo, onDone }: RecorderPanelProps) {
  const t = useTranslations('recorder')
  const player = usePlayer()
  const { recorder, state } = useVoiceRecorder()
  const [kept, setKept] = useState(() => findKeptRecording(conversation.id))
  const isSendingAfter = useRef(false)
  const isSettled = useRef(false)
  const sendRecording = useSendRecording(conversation)
  const recorded = kept ?? (state.kind === 'recorded' ? state.recorded : null)
  const start = useCallback(() => {
    player.pause()
    setKept(null)
    void recorder.start(readChosenMicrophone())
  }, [player, recorder])
  const finish = useCallback(() => {
    isSettled.current = true
    forgetKeptRecording(conversation.id)
    onDone()
  }, [conversation.id, onDone])
  const send = (what: Recorded, twin: string) => {
    player.pause()
    sendRecording({ recorded: what, twin, replyTo })
    finish()
  }
  const stop = async () => {
    const made = await recorder.stop()
    if (made && isSendingAfter.current) send(made, '')
  }
  useKeepUnsent(conversation, recorder, recorded, isSettled)
  const open = useEffectEvent(() => {
    if (!kept) start()
  })
  useEffect(() => open(), [])
  useEffect(() => {
    // What shows the answer in the timeline must be there even when the network is gone by then.
    void import('./voice-note-card.tsx').catch(() => {})
  }, [])
  useHold(press, () => void stop())
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is not shown
    <div role="group" aria-label={t('label')} className="pb-1">
      {!recorded && state.kind !== 'problem' && <TalkingPoints customerId={conversation.customerId} />}
      {recorded ? (
        <RecordedRow
          conversation={conversation}
          recorded={recorded}
          isCutOff={state.kind === 'recorded' && state.isCutOff}
          onDiscard={finish}
          onAgain={start}
          onSend={(twin) => send(recorded, twin)}
        />
      ) : state.kind === 'problem' ? (
        <RecorderProblemNote problem={state.problem} onAgain={start} onClose={finish} />
      ) : (
        <RecordingRow
          recorder={recorder}
          kind={state.kind === 'recorded' ? 'reading' : state.kind}
          onDiscard={finish}
          onStop={() => void stop()}
          onSend={() => {
            isSendingAfter.current = true
            void stop()
          }}
        />
      )}
    </div>
  )
}

/** Leaving the conversation ends a recording and keeps it for the way back. */
function useKeepUnsent(
  { id }: ConversationListItem,
  recorder: ReturnType<typeof useVoiceRecorder>['recorder'],
  recorded: Recorded | null,
  isSettled: React.RefObject<boolean>,
): void {
  const leave = useEffectEvent(() => {
    if (isSettled.current) return recorder.dispose()
    if (recorded) return keepRecording(id, recorded)
    const { kind } = recorder.getState()
    if (kind !== 'recording' && kind !== 'paused') return recorder.dispose()
    void recorder.stop().then((made) => made && keepRecording(id, made))
  })
  useEffect(() => () => leave(), [])
}

/** A press that lasts records as long as it is held. */
function useHold(press: Press | null, onRelease: () => void): void {
  const release = useEffectEvent(() => {
    if (press && performance.now() - press.beganAt >= heldFromMs) onRelease()
  })
  useEffect(() => {
    if (!press || press.endedAt !== null) return
    const listener = () => release()
    window.addEventListener('pointerup', listener, { once: true })
    return () => window.removeEventListener('pointerup', listener)
  }, [press])
}
