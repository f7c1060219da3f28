'use client'

import { clsx } from 'clsx'
import { Mic, Pause, SendHorizontal, Square, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { VoiceRecorder } from '@/lib/recordings/voice-recorder.client.ts'
import { LiveMeter } from './live-meter.tsx'
import { useMicrophones } from './use-voice-recorder.ts'

type RecordingRowProps = {
  recorder: VoiceRecorder
  kind: 'opening' | 'recording' | 'paused' | 'reading'
  onDiscard: () => void
  onStop: () => void
  onSend: () => void
}

/** While the microphone is open: how loud, how long, and what can be done. */
export function RecordingRow({ recorder, kind, onDiscard, onStop, onSend }: RecordingRowProps) {
  const t = useTranslations('recorder')
  const isOpen = kind === 'recording' || kind === 'paused'
  const words = kind === 'opening' ? t('preparing') : kind === 'reading' ? t('reading') : kind === 'paused' ? t('paused') : t('recording')
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-2 pb-1">
      <IconButton label={t('discard')} onClick={onDiscard}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
      <span className={clsx('size-2.5 shrink-0 rounded-full', kind === 'recording' ? 'animate-breathe bg-danger-solid' : 'bg-control')} />
      <span role="status" className="sr-only">
        {words}
      </span>
      {isOpen ? <LiveMeter recorder={recorder} /> : <span className="h-8 flex-1 py-1.5 text-ink-2 text-sm">{words}</span>}
      {kind === 'paused' ? (
        <IconButton label={t('resume')} onClick={() => recorder.resume()}>
          <Mic aria-hidden className="size-4 text-danger" />
        </IconButton>
      ) : (
        <IconButton label={t('pause')} disabled={!isOpen} onClick={() => recorder.pause()}>
          <Pause aria-hidden className="size-4 fill-current" />
        </IconButton>
      )}
      <IconButton
        label={t('stop')}
        disabled={!isOpen}
        onClick={onStop}
        ref={(button) => {
          if (isOpen && !button?.closest('[role=group]')?.contains(document.activeElement)) button?.focus()
        }}
      >
        <Square aria-hidden className="size-4 fill-current" />
      </IconButton>
      <button
        type="button"
        disabled={!isOpen}
        aria-label={t('send')}
        title={t('send')}
        onClick={onSend}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-solid text-white hover:bg-accent-solid-hover disabled:bg-line disabled:text-ink-3"
      >
        <SendHorizontal aria-hidden className="size-4" />
      </button>
      <MicrophoneChoice recorder={recorder} isOpen={isOpen} />
    </div>
  )
}

/** Which microphone, where there is more than one; changing it goes on with the recording. */
function MicrophoneChoice({ recorder, isOpen }: { recorder: VoiceRecorder; isOpen: boolean }) {
  const t = useTranslations('recorder')
  const { devices, chosen, choose } = useMicrophones(isOpen)
  if (devices.length < 2) return null
  return (
    <label className="order-last flex basis-full items-center gap-1.5 px-1 text-ink-3 text-xs">
      <Mic aria-hidden className="size-3" />
      <span className="sr-only">{t('device')}</span>
      <select
        value={devices.some((device) => device.id === chosen) ? (chosen ?? '') : ''}
        onChange={(event) => {
          const id = event.target.value === '' ? null : event.target.value
          choose(id)
          void recorder.switchDevice(id)
        }}
        className="h-6 max-w-64 truncate rounded-sm bg-transparent text-ink-2"
      >
        <option value="">{t('defaultDevice')}</option>
        {devices
          .filter((device) => device.id !== 'default')
          .map((device, i) => (
            <option key={device.id} value={device.id}>
              {device.name || t('deviceName', { number: i + 1 })}
            </option>
          ))}
      </select>
    </label>
  )
}
