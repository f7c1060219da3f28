import { clsx } from 'clsx'
import { AudioLines, Bot, PhoneCall } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Tier } from '@/lib/core/vocabulary.ts'

const icons = { text_bot: Bot, async_voice: AudioLines, live_call: PhoneCall }
const colours: Record<Tier, string> = {
  text_bot: 'text-bot',
  async_voice: 'text-voice',
  live_call: 'text-live',
}
const grounds: Record<Tier, string> = {
  text_bot: 'bg-bot-soft',
  async_voice: 'bg-voice-soft',
  live_call: 'bg-live-soft',
}

/** A tier: always its icon with its word, the word for assistive technology alone where space is short. */
export function TierMark({ tier, look = 'icon' }: { tier: Tier; look?: 'icon' | 'words' | 'badge' }) {
  const t = useTranslations('tier')
  const Icon = icons[tier]
  if (look === 'icon') {
    return (
      <span title={t(tier)} className={clsx('inline-flex shrink-0', colours[tier])}>
        <Icon aria-hidden className="size-3.5" />
        <span className="sr-only">{t(tier)}</span>
      </span>
    )
  }
  if (look === 'words') {
    return (
      <span className={clsx('inline-flex shrink-0 items-center gap-1 font-medium text-xs', colours[tier])}>
        <Icon aria-hidden className="size-3.5" />
        {t(tier)}
      </span>
    )
  }
  return (
    <span
      className={clsx('inline-flex h-6 shrink-0 items-center gap-1.5 rounded-sm px-2 font-medium text-xs', colours[tier], grounds[tier])}
    >
      <Icon aria-hidden className="size-3.5" />
      {t(tier)}
    </span>
  )
}
