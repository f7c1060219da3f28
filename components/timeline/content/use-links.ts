'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { FoundLink } from './find-links.ts'

type FindLinks = (text: string) => FoundLink[]

let findLinks: FindLinks | null = null
const listeners = new Set<() => void>()

/** The links of a text: none at first, all once their finder has come; the words are the same before and after. */
export function useLinks(text: string): FoundLink[] {
  const find = useSyncExternalStore(
    subscribe,
    () => findLinks,
    () => null,
  )
  return useMemo(() => (find && mayHoldLink.test(text) ? find(text) : []), [find, text])
}

/** Every address has a dot or a colon between two characters; most messages have neither. */
const mayHoldLink = /\S[.:]\S/

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (findLinks === null && listeners.size === 1) {
    void import('./find-links.ts').then((module) => {
      findLinks = module.findLinks
      for (const tell of listeners) tell()
    })
  }
  return () => listeners.delete(listener)
}
