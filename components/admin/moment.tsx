'use client'

import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'

/** When something happened, as people say it; the exact time on hover. */
export function Moment({ at }: { at: string }) {
  const words = useTimeWords()
  const now = useServerNow(10_000)
  return (
    <time dateTime={at} title={words.exact(at)}>
      {words.moment(at, now)}
    </time>
  )
}
