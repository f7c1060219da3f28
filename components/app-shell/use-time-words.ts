'use client'

import { useMemo } from 'react'
import { useFormatter, useTimeZone, useTranslations } from 'use-intl'
import { daysAgo } from '@/lib/timeline/timeline-items.ts'

/** Times as people say them; `exact` is for hovering. */
export function useTimeWords() {
  const t = useTranslations('time')
  const format = useFormatter()
  const timeZone = useTimeZone() ?? 'UTC'
  return useMemo(() => {
    const clock = (at: string) => format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const date = (at: string) => format.dateTime(new Date(at), { day: 'numeric', month: 'short' })
    const day = (at: string, now: number) => {
      const days = daysAgo(at, now, timeZone)
      if (days === 0) return t('today')
      if (days === 1) return t('yesterday')
      if (days > 1 && days < 7) return format.dateTime(new Date(at), { weekday: 'long' })
      const isThisYear = at.slice(0, 4) === new Date(now).toISOString().slice(0, 4)
      return format.dateTime(new Date(at), {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        year: isThisYear ? undefined : 'numeric',
      })
    }
    return {
      timeZone,
      clock,
      day,
      /** Short, for a list: a clock today, else the day. */
      short: (at: string, now: number) => {
        const days = daysAgo(at, now, timeZone)
        if (days <= 0) return clock(at)
        if (days === 1) return t('yesterday')
        return days < 7 ? format.dateTime(new Date(at), { weekday: 'short' }) : date(at)
      },
      /** With the day where it is not today: "gisteren 22:31". */
      moment: (at: string, now: number) => {
        const days = daysAgo(at, now, timeZone)
        return days === 0 ? clock(at) : `${days === 1 || (days > 1 && days < 7) ? day(at, now) : date(at)} ${clock(at)}`
      },
      /** What is still to come: "17:00", "morgen 09:00", "ma 30 nov 09:00". */
      ahead: (at: string, now: number) => {
        const days = -daysAgo(at, now, timeZone)
        if (days <= 0) return clock(at)
        const day = days === 1 ? t('tomorrow') : format.dateTime(new Date(at), { weekday: 'short', day: 'numeric', month: 'short' })
        return `${day} ${clock(at)}`
      },
      exact: (at: string) => format.dateTime(new Date(at), { dateStyle: 'full', timeStyle: 'medium' }),
      /** A span in its largest fitting unit: "12 min", "3 u". */
      span: (ms: number) => {
        const minutes = Math.floor(ms / 60_000)
        if (minutes < 1) return t('underMinute')
        if (minutes < 60) return t('minutes', { count: minutes })
        const hours = Math.floor(minutes / 60)
        return hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) })
      },
      /** A countdown: "24 u" while there is plenty, "3 u 12 min", "12 min", "0:42" in the last minute. */
      countdown: (ms: number) => {
        const seconds = Math.max(0, Math.floor(ms / 1000))
        if (seconds < 60) return `0:${String(seconds).padStart(2, '0')}`
        const minutes = Math.floor(seconds / 60)
        if (minutes < 60) return t('minutes', { count: minutes })
        // Its minutes help nobody yet, and would change with every message that opens the window again.
        if (minutes >= 12 * 60) return t('hours', { count: Math.round(minutes / 60) })
        return t('hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
      },
    }
  }, [t, format, timeZone])
}
