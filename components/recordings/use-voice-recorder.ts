'use client'

import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { listMicrophones, type Recorded, VoiceRecorder } from '@/lib/recordings/voice-recorder.client.ts'

const deviceKey = 'microphone'

/**
 * One recorder of a component, which has to `stop` or `dispose` it when it goes.
 * @param onRecorded as the recorder tells it: for a recording that is read after the component went, what it was last.
 */
export function useVoiceRecorder(onRecorded: (recorded: Recorded, isCutOff: boolean) => void) {
  const latest = useRef(onRecorded)
  useLayoutEffect(() => {
    latest.current = onRecorded
  })
  const [recorder] = useState(() => new VoiceRecorder((recorded, isCutOff) => latest.current(recorded, isCutOff)))
  const state = useSyncExternalStore(recorder.subscribe, recorder.getState)
  return { recorder, state }
}

/** The microphone of this browser's choice, and those there are once permission was given. */
export function useMicrophones(isOpen: boolean) {
  const [devices, setDevices] = useState<{ id: string; name: string }[]>([])
  const [chosen, setChosen] = useState(readChosenMicrophone)
  useEffect(() => {
    if (!isOpen) return
    const read = () => void listMicrophones().then(setDevices)
    read()
    navigator.mediaDevices?.addEventListener('devicechange', read)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', read)
  }, [isOpen])
  return {
    devices,
    chosen,
    choose: (id: string | null) => {
      if (id === null) localStorage.removeItem(deviceKey)
      else localStorage.setItem(deviceKey, id)
      setChosen(id)
    },
  }
}

export function readChosenMicrophone(): string | null {
  return localStorage.getItem(deviceKey)
}
