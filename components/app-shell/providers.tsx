'use client'

import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'
import { Toaster } from '@/components/ui/toaster.tsx'
import type { Me } from '@/lib/agents/agent-queries.ts'
import { savePreference } from '@/lib/core/preference.client.ts'
import { RequestError } from '@/lib/core/request-json.ts'
import type { Locale } from '@/lib/core/vocabulary.ts'
import type { Messages } from '@/lib/i18n/messages.ts'
import { LiveSession } from '@/lib/realtime/live-session.client.ts'
import { LiveContext } from './live-context.tsx'

type ProvidersProps = {
  me: Me
  locale: Locale
  messages: Messages
  timeZone: string
  renderedAt: number
  children: ReactNode
}

/** What every signed-in screen stands on: words, the query cache and the live session. */
export function Providers({ me, locale, messages, timeZone, renderedAt, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient)
  const [session] = useState(() => new LiveSession(queryClient, me))
  const zone = useBrowserTimeZone(timeZone)
  useEffect(() => session.start(), [session])
  return (
    <QueryClientProvider client={queryClient}>
      <IntlProvider locale={locale} messages={messages} timeZone={zone}>
        <LiveContext value={{ me, session, renderedAt }}>
          <Toaster>{children}</Toaster>
        </LiveContext>
      </IntlProvider>
    </QueryClientProvider>
  )
}

/** Realtime events keep what is cached fresh, so nothing is fetched again by age, focus or reconnecting on its own. */
function makeQueryClient(): QueryClient {
  // What an event changed is drawn in the same task, not after a timer.
  notifyManager.setScheduler(queueMicrotask)
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof RequestError && (error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** The browser's zone, once known; the server drew with the one it was told of last time. */
function useBrowserTimeZone(rendered: string): string {
  return useSyncExternalStore(
    () => () => {},
    () => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      if (zone !== rendered) savePreference('tz', zone)
      return zone
    },
    () => rendered,
  )
}
