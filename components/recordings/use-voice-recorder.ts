'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { listMicrophones, VoiceRecorder } from '@/lib/recordings/voice-recorder.client.ts'

const deviceKey = 'microphone'

/** One recorder for as long as the component is there; the microphone is let go of with it. */
export function useVoiceRecorder() {
  const [recorder] = useState(() => new VoiceRecorder())
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
