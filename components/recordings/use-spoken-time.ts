'use client'

import { useTranslations } from 'use-intl'

/** A length as a screen reader should say it: "1 minute 12 seconds". */
export function useSpokenTime(): (ms: number) => string {
  const t = useTranslations('recording')
  return (ms) => {
    const seconds = Math.max(0, Math.round(ms / 1000))
    return t('spoken', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  }
}
