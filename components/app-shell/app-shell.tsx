'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { useLocale } from 'use-intl'
import { savePreference } from '@/lib/core/preference.client.ts'
import { ConnectionNotice } from './connection-notice.tsx'
import { Rail } from './rail.tsx'
import { type Density, ShellState } from './shell-context.ts'

type AppShellProps = {
  isRailOpen: boolean
  isPanelOpen: boolean
  theme: string
  density: Density
  logOut: () => Promise<void>
  children: ReactNode
}

/** Rail on the left, the screen beside it. What is folded is remembered in this browser. */
export function AppShell({ isRailOpen, isPanelOpen, theme, density: savedDensity, logOut, children }: AppShellProps) {
  const locale = useLocale()
  const [isRailWide, setRailWide] = useState(isRailOpen)
  const [isPanelShown, setPanelShown] = useState(isPanelOpen)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [density, setDensity] = useState(savedDensity)
  const state = useMemo(
    () => ({
      isPanelOpen: isPanelShown,
      togglePanel: () => {
        savePreference('panel', isPanelShown ? 'folded' : 'open')
        setPanelShown(!isPanelShown)
      },
      openMenu: () => setMenuOpen(true),
      logOut,
      density,
      setDensity,
    }),
    [isPanelShown, logOut, density],
  )
  const toggleRail = () => {
    savePreference('rail', isRailWide ? 'folded' : 'open')
    setRailWide(!isRailWide)
  }
  return (
    <ShellState value={state}>
      <div lang={locale} className="flex h-dvh overflow-hidden">
        <Rail isWide={isRailWide} onToggleWide={toggleRail} isMenuOpen={isMenuOpen} onCloseMenu={() => setMenuOpen(false)} theme={theme} />
        <div className="flex min-w-0 flex-1 flex-col">
          <ConnectionNotice />
          {children}
        </div>
      </div>
    </ShellState>
  )
}
