'use client'

import type { ReactNode } from 'react'
import { IntlProvider, useLocale, useTimeZone } from 'use-intl'
import type { Messages } from '@/lib/i18n/messages.ts'

/** Gives a part of the screens words the others do without. */
export function MoreMessages({ messages, children }: { messages: Messages; children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} timeZone={useTimeZone()} messages={messages}>
      {children}
    </IntlProvider>
  )
}
