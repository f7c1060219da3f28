'use client'

import { useSyncExternalStore } from 'react'

const storageKey = 'enter-sends'
const listeners = new Set<() => void>()

export type EnterSends = { isOn: boolean; toggle: () => void }

/** Whether Enter sends (and Shift+Enter breaks the line) or the other way round; a choice of this browser. */
export function useEnterSends(): EnterSends {
  const isOn = useSyncExternalStore(subscribe, read, () => true)
  return {
    isOn,
    toggle: () => {
      localStorage.setItem(storageKey, isOn ? 'no' : 'yes')
      for (const listener of listeners) listener()
    },
  }
}

function read(): boolean {
  return localStorage.getItem(storageKey) !== 'no'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
