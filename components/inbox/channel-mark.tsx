import { AtSign, Camera, Mail, MessageCircle } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Channel } from '@/lib/core/vocabulary.ts'

const icons = { whatsapp: MessageCircle, messenger: AtSign, instagram: Camera, email: Mail }

/** The channel a conversation runs over, named for assistive technology. */
export function ChannelMark({ channel }: { channel: Channel }) {
  const t = useTranslations('channel')
  const Icon = icons[channel]
  return (
    <span title={t(channel)} className="inline-flex shrink-0 text-ink-3">
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{t(channel)}</span>
    </span>
  )
}
