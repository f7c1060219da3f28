'use client'

import { createContext, use } from 'react'

export type Density = 'comfortable' | 'compact'

/** What the frame lets a screen do. */
export type ShellContext = {
  isPanelOpen: boolean
  togglePanel: () => void
  openMenu: () => void
  logOut: () => Promise<void>
  /** How close the rows of lists stand. */
  density: Density
  setDensity: (density: Density) => void
}

export const ShellState = createContext<ShellContext | null>(null)

export function useShell(): ShellContext {
  const state = use(ShellState)
  if (!state) throw new Error('Used outside the shell')
  return state
}
