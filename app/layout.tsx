import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { requestWords } from './request-words.ts'

export const metadata: Metadata = {
  title: { default: 'Middenweg', template: '%s · Middenweg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The keyboard of a phone pushes the composer up instead of covering it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f3f0ea' },
    { media: '(prefers-color-scheme: dark)', color: '#131210' },
  ],
}

/** Language, theme and density are known before the first byte of HTML, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, { locale }] = await Promise.all([cookies(), requestWords()])
  const theme = jar.get('theme')?.value
  const density = jar.get('density')?.value
  return (
    <html
      lang={locale}
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      data-density={density === 'compact' ? density : undefined}
    >
      <body>{children}</body>
    </html>
  )
}
