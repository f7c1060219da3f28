'use client'

import { clsx } from 'clsx'
import { LayoutTemplate, Mic, Paperclip, SendHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ClipboardEvent, type KeyboardEvent, memo, type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import type { Press } from '@/components/recordings/recorder-panel.tsx'
import { useKeptRecording } from '@/components/recordings/use-kept-recording.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { replyWindow } from '@/lib/conversations/reply-window.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { maxTextLength } from '@/lib/messages/text-limits.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { AnswerTools } from './answer-tools.tsx'
import { AttachmentTray } from './attachment-tray.tsx'
import { ComposerFooter } from './composer-footer.tsx'
import type { ComposerMode } from './composer-mode.ts'
import { DraftNote } from './draft-note.tsx'
import { ModeTabs } from './mode-tabs.tsx'
import { ReplyChip } from './reply-chip.tsx'
import { useAnswerDraft } from './use-answer-draft.ts'
import { useAttachments } from './use-attachments.ts'
import { useDraft } from './use-draft.ts'
import { useEnterSends } from './use-enter-sends.ts'
import { useSend } from './use-send.ts'
import { useTypingSignal } from './use-typing-signal.ts'

const WindowClosed = dynamic(() => import('./window-closed.tsx').then((module) => module.WindowClosed), {
  loading: () => <div className="h-40" />,
})
const TemplatePicker = dynamic(() => import('./template-picker.tsx').then((module) => module.TemplatePicker))
const SpeechPanel = dynamic(() => import('@/components/recordings/speech-panel.tsx').then((module) => module.SpeechPanel), {
  loading: () => <div className="h-24" />,
})
const RecorderPanel = dynamic(() => import('@/components/recordings/recorder-panel.tsx').then((module) => module.RecorderPanel), {
  loading: () => <div className="h-10" />,
})

export type ComposerHandle = { focus: () => void; record: () => void }

type ComposerProps = {
  ref: Ref<ComposerHandle>
  conversation: ConversationListItem
  mode: ComposerMode
  onModeChange: (mode: ComposerMode) => void
  replyTo: MessageEntry | VoiceNoteEntry | null
  onReplyDone: () => void
}

/** From here on the characters left are counted. */
const countFrom = maxTextLength - 200

/** Where an answer or a note is written. With the reply window closed the composer is the template picker. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { ref, conversation, mode, onModeChange, replyTo, onReplyDone } = props
  const t = useTranslations('composer')
  const textarea = useRef<HTMLTextAreaElement>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const [text, setText] = useDraft(conversation.id, mode)
  const [speakingIn, setSpeakingIn] = useState<ConversationId | null>(null)
  const [isPicking, setPicking] = useState(false)
  const [isDragging, setDragging] = useState(false)
  const [recording, setRecording] = useState<{ press: Press | null } | null>(null)
  const hasKept = useKeptRecording(conversation.id) !== null
  const attachments = useAttachments()
  const enterSends = useEnterSends()
  const signalTyping = useTypingSignal(conversation.id)
  const send = useSend(conversation)
  const now = useServerNow(1000)
  const isNote = mode === 'note'
  // Turning to a note ends a recording; turning back begins none.
  if (isNote && recording) setRecording(null)
  const isRecording = !isNote && (recording !== null || hasKept)
  const isSpeaking = !isNote && !isRecording && speakingIn === conversation.id && text.trim() !== ''
  const window = replyWindow(conversation.windowClosesAt, now)
  const isClosed = !isNote && window.state !== 'open'
  useImperativeHandle(ref, () => ({
    // A frame later: the field may only now be drawn.
    focus: () => requestAnimationFrame(() => textarea.current?.focus()),
    record: () => setRecording((current) => current ?? { press: null }),
  }))
  const isTooLong = text.length > maxTextLength
  const canSend = isNote
    ? text.trim() !== '' && !isTooLong
    : !isTooLong && attachments.areReady && (text.trim() !== '' || attachments.items.length > 0)
  const drafting = useAnswerDraft({ conversationId: conversation.id, text, setText, field: textarea })
  const submit = () => {
    if (!canSend || isClosed || isSpeaking || (!isNote && drafting.stopAtGap())) return
    send({ mode, text: text.trim(), attachments: isNote ? [] : attachments.uploaded, replyTo: isNote ? null : replyTo })
    setText('')
    attachments.clear()
    onReplyDone()
    textarea.current?.focus()
  }
  const endRecording = useCallback(() => {
    setRecording(null)
    onReplyDone()
    requestAnimationFrame(() => textarea.current?.focus())
  }, [onReplyDone])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.repeat) return
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter') return
    const hasModifier = event.metaKey || event.ctrlKey
    if (enterSends.isOn ? event.shiftKey && !hasModifier : !hasModifier) return
    event.preventDefault()
    submit()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0 || isNote) return
    event.preventDefault()
    attachments.add(event.clipboardData.files)
  }
  return (
    <form
      aria-label={isNote ? t('noteLabel') : t('label')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onDragOver={(event) => {
        if (isNote || isClosed) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault()
        setDragging(false)
        if (!isNote && !isClosed) attachments.add(event.dataTransfer.files)
      }}
      className="shrink-0 px-2 pb-[max(8px,env(safe-area-inset-bottom))] md:px-5 md:pb-4"
    >
      <div
        className={clsx(
          'mx-auto max-w-[820px] rounded-xl border transition-colors focus-within:border-control',
          isNote ? 'border-note-line bg-note' : 'border-line-strong bg-raised',
          isDragging && 'border-accent bg-accent-soft',
        )}
      >
        <div className="flex flex-wrap items-center gap-x-1 px-2 pt-1.5">
          <ModeTabs mode={mode} onModeChange={onModeChange} />
          {!isNote && !isClosed && !isRecording && !isSpeaking && (
            <AnswerTools
              isDrafting={drafting.isPending}
              onDraft={drafting.ask}
              canSpeak={text.trim() !== '' && !isTooLong}
              onSpeak={() => !drafting.stopAtGap() && setSpeakingIn(conversation.id)}
            />
          )}
        </div>
        {isClosed ? (
          <WindowClosed conversation={conversation} closedAt={window.state === 'closed' ? window.closedAt : null} />
        ) : (
          <>
            {isPicking && !isNote && <TemplatePicker conversation={conversation} onDone={() => setPicking(false)} />}
            {replyTo && !isNote && <ReplyChip entry={replyTo} onRemove={onReplyDone} />}
            {!isNote && <AttachmentTray items={attachments.items} onRemove={attachments.remove} />}
            {isRecording && (
              <RecorderPanel conversation={conversation} press={recording?.press ?? null} replyTo={replyTo} onDone={endRecording} />
            )}
            {isSpeaking && (
              <SpeechPanel
                key={conversation.id}
                conversation={conversation}
                text={text.trim()}
                replyTo={replyTo}
                onBack={() => {
                  setSpeakingIn(null)
                  requestAnimationFrame(() => textarea.current?.focus())
                }}
                onSent={() => {
                  setText('')
                  setSpeakingIn(null)
                  endRecording()
                }}
              />
            )}
            {!isNote && !isRecording && !isSpeaking && <DraftNote inserted={drafting.inserted} undo={drafting.undo} />}
            <div className={clsx('items-end gap-1 px-2 pb-2', isRecording || isSpeaking ? 'hidden' : 'flex')}>
              {!isNote && (
                <>
                  <IconButton label={t('attach')} onClick={() => fileInput.current?.click()}>
                    <Paperclip aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton label={t('template')} aria-pressed={isPicking} onClick={() => setPicking(!isPicking)}>
                    <LayoutTemplate aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton
                    label={t('record')}
                    shortcut="v"
                    onPointerDown={(event) => event.button === 0 && setRecording({ press: followPress() })}
                    onClick={() => setRecording((current) => current ?? { press: null })}
                  >
                    <Mic aria-hidden className="size-4" />
                  </IconButton>
                  <FileInput ref={fileInput} label={t('attach')} onFiles={attachments.add} />
                </>
              )}
              <textarea
                ref={textarea}
                data-composer
                dir="auto"
                rows={1}
                aria-label={isNote ? t('noteField') : t('field')}
                placeholder={isNote ? t('notePlaceholder') : t('placeholder')}
                value={text}
                onChange={(event) => {
                  setText(event.target.value)
                  if (!isNote && event.target.value !== '') signalTyping()
                }}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
                aria-invalid={isTooLong ? true : undefined}
                className="field-sizing-content max-h-[38dvh] min-h-8 flex-1 resize-none bg-transparent px-1.5 py-1.5 text-base outline-hidden placeholder:text-ink-3"
              />
              {text.length > countFrom && (
                <span className={clsx('tabular self-center text-xs', isTooLong ? 'font-semibold text-danger' : 'text-ink-3')}>
                  {t('left', { count: maxTextLength - text.length })}
                </span>
              )}
              <button
                type="submit"
                disabled={!canSend}
                aria-label={isNote ? t('saveNote') : t('send')}
                title={isNote ? t('saveNote') : t('send')}
                className={clsx(
                  'inline-flex size-8 shrink-0 items-center justify-center rounded-md transition-colors',
                  canSend ? 'bg-accent-solid text-white hover:bg-accent-solid-hover' : 'bg-line text-ink-3',
                )}
              >
                <SendHorizontal aria-hidden className="size-4" />
              </button>
            </div>
          </>
        )}
      </div>
      <ComposerFooter conversation={conversation} window={window} isNote={isNote} enterSends={enterSends} />
    </form>
  )
})

/**
 * Drawn once: React writes an input's attributes each time it is drawn, and every clock tick and every message would
 * make the browser compose a frame for nothing.
 */
const FileInput = memo(function FileInput(props: { ref: Ref<HTMLInputElement>; label: string; onFiles: (files: FileList) => void }) {
  return (
    <input
      ref={props.ref}
      type="file"
      multiple
      hidden
      aria-label={props.label}
      onChange={(event) => {
        if (event.target.files) props.onFiles(event.target.files)
        event.target.value = ''
      }}
    />
  )
})

/** Remembers when a press ends, which may be before the recorder's code has come. */
function followPress(): Press {
  const press: Press = { beganAt: performance.now(), endedAt: null }
  window.addEventListener('pointerup', () => Object.assign(press, { endedAt: performance.now() }), { once: true })
  return press
}
