import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/app-shell/app-shell.tsx'
import { Providers } from '@/components/app-shell/providers.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'
import { screenMessages } from '@/lib/i18n/page-messages.ts'
import { logOut } from './log-out.ts'

/** The frame of every signed-in screen. Each page still checks for itself who may see it. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [agent, jar] = await Promise.all([requireAgent(), cookies()])
  const { locale } = agent
  return (
    <Providers
      me={{ id: agent.id, name: agent.name, email: agent.email, role: agent.role, locale: agent.locale }}
      locale={locale}
      messages={screenMessages(locale)}
      timeZone={timeZoneOf(jar.get('tz')?.value)}
      renderedAt={Date.now()}
    >
      <AppShell
        isRailOpen={jar.get('rail')?.value === 'open'}
        isPanelOpen={jar.get('panel')?.value !== 'folded'}
        logOut={logOut}
        theme={jar.get('theme')?.value ?? 'system'}
        density={jar.get('density')?.value === 'compact' ? 'compact' : 'comfortable'}
      >
        {children}
      </AppShell>
    </Providers>
  )
}

/** The zone this browser told us of last time; a cookie can hold anything. */
function timeZoneOf(value: string | undefined): string {
  if (value === undefined) return 'Europe/Amsterdam'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: decodeURIComponent(value) }).resolvedOptions().timeZone
  } catch {
    return 'Europe/Amsterdam'
  }
}
