'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { draftKey, writeDraft } from '@/lib/messages/drafts.client.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import type { KeptRecording } from '@/lib/recordings/recording-store.client.ts'
import type { VoiceRecorder } from '@/lib/recordings/voice-recorder.client.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { RecordedRow } from './recorded-row.tsx'
import { RecorderProblemNote } from './recorder-problem-note.tsx'
import { RecordingRow } from './recording-row.tsx'
import { TwinField, TwinSwitch, useTwin } from './recording-twin.tsx'
import { TalkingPoints } from './talking-points.tsx'
import { useKeptRecording, useKeptRecordings } from './use-kept-recording.ts'
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
  const all = useKeptRecordings()
  const kept = useKeptRecording(conversation.id)
  const twin = useTwin(conversation.id)
  const sendRecording = useSendRecording(conversation)
  const offerBack = useOfferBack(conversation)
  const isSendingAfter = useRef(false)
  const finish = () => {
    twin.setText('')
    onDone()
  }
  const send = (what: KeptRecording) => {
    sendRecording({ kept: what, twin: twin.toSend, replyTo })
    finish()
  }
  const { recorder, state } = useVoiceRecorder((recorded, isCutOff) => {
    // The one before it is made again by this one.
    if (kept) all.forget(kept.id)
    const made = { id: newEntryId(), recorded, isCutOff }
    if (isSendingAfter.current) send(made)
    else all.keep(conversation.id, made)
  })
  const start = () => {
    player.pause()
    isSendingAfter.current = false
    void recorder.start(readChosenMicrophone())
  }
  const discard = () => {
    recorder.dispose()
    if (kept) {
      all.forget(kept.id)
      offerBack(kept, twin.text)
    }
    finish()
  }
  useStayWithRecording(recorder, state.kind)
  const open = useEffectEvent(() => {
    if (!kept) start()
  })
  useEffect(() => open(), [])
  useEffect(() => {
    // What shows the answer in the timeline must be there even when the network is gone by then.
    void import('./voice-note-card.tsx').catch(() => {})
  }, [])
  useHold(press, () => void recorder.stop())
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is not shown
    <div role="group" aria-label={t('label')} className="pt-1 pb-1">
      {state.kind === 'problem' ? (
        <RecorderProblemNote problem={state.problem} onAgain={start} onClose={kept ? () => recorder.dispose() : finish} />
      ) : kept && state.kind === 'idle' ? (
        <RecordedRow
          conversation={conversation}
          recorded={kept.recorded}
          isCutOff={kept.isCutOff}
          onDiscard={discard}
          onAgain={start}
          onSend={() => {
            player.pause()
            send(kept)
          }}
        >
          <TwinSwitch twin={twin} />
        </RecordedRow>
      ) : (
        <>
          <TalkingPoints customerId={conversation.customerId} />
          <RecordingRow
            recorder={recorder}
            kind={state.kind === 'idle' ? 'opening' : state.kind}
            onDiscard={discard}
            onStop={() => void recorder.stop()}
            onSend={() => {
              isSendingAfter.current = true
              void recorder.stop()
            }}
          />
        </>
      )}
      {twin.isOn && <TwinField twin={twin} />}
    </div>
  )
}

/** What was thrown away comes back when that was a slip. */
function useOfferBack({ id }: ConversationListItem): (kept: KeptRecording, twin: string) => void {
  const t = useTranslations('recorder')
  const all = useKeptRecordings()
  const showToast = useToast()
  return (kept, twin) =>
    showToast(t('discarded'), {
      label: t('bringBack'),
      onAct: () => {
        writeDraft(draftKey(id, 'twin'), twin)
        all.keep(id, kept)
      },
    })
}

/** Leaving the conversation ends a recording, which is then kept; leaving the page would lose it, so the browser asks first. */
function useStayWithRecording(recorder: VoiceRecorder, kind: ReturnType<VoiceRecorder['getState']>['kind']): void {
  useEffect(
    () => () => {
      const { kind } = recorder.getState()
      if (kind === 'recording' || kind === 'paused') void recorder.stop()
      else if (kind !== 'reading') recorder.dispose()
    },
    [recorder],
  )
  const isRunning = kind === 'recording' || kind === 'paused' || kind === 'reading'
  useEffect(() => {
    if (!isRunning) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRunning])
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
