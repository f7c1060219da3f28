'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Clock, Hourglass } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import type { ReplyWindow } from '@/lib/conversations/reply-window.ts'
import type { ConversationId } from '@/lib/core/ids.ts'
import { priceQueries } from '@/lib/pricing/price-queries.ts'
import type { PriceQuote } from '@/lib/pricing/price-quote.ts'
import type { EnterSends } from './use-enter-sends.ts'
import { usePriceWords } from './use-price-words.ts'

type FooterProps = { conversation: ConversationListItem; window: ReplyWindow; isNote: boolean; enterSends: EnterSends }

/** Under the composer: how long the window stays open, what this message costs now and after, and how Enter behaves. */
export function ComposerFooter({ conversation, window, isNote, enterSends }: FooterProps) {
  const t = useTranslations('composer')
  return (
    <div className="mx-auto mt-1.5 flex min-h-4 max-w-[820px] flex-wrap items-center gap-x-3 gap-y-0.5 px-1 text-ink-3 text-xs">
      {isNote ? (
        <span>{t('noteHint')}</span>
      ) : (
        <>
          <WindowClock window={window} />
          <PriceLine conversationId={conversation.id} isWindowOpen={window.state === 'open'} />
        </>
      )}
      <span className="flex-1" />
      {(isNote || window.state === 'open') && (
        <button type="button" onClick={enterSends.toggle} title={t('enterToggle')} className="touch hover:text-ink max-md:hidden">
          {enterSends.isOn ? t('enterSends') : t('modEnterSends')}
        </button>
      )}
    </div>
  )
}

function WindowClock({ window }: { window: ReplyWindow }) {
  const t = useTranslations('composer')
  const words = useTimeWords()
  if (window.state !== 'open') return null
  const isPressing = window.leftMs < 3_600_000
  const Icon = isPressing ? Hourglass : Clock
  return (
    <span
      data-window-left
      title={t('windowExact', { at: words.exact(window.closesAt) })}
      className={clsx('tabular flex items-center gap-1', isPressing && 'font-medium text-live')}
    >
      <Icon aria-hidden className="size-3" />
      {t('windowLeft', { left: words.countdown(window.leftMs) })}
    </span>
  )
}

function PriceLine({ conversationId, isWindowOpen }: { conversationId: ConversationId; isWindowOpen: boolean }) {
  const t = useTranslations('price')
  const format = useFormatter()
  const price = usePriceWords()
  const quote = useQuery(priceQueries.ofConversation(conversationId, isWindowOpen)).data
  if (!quote) return null
  const { allowance } = quote
  return (
    <>
      {quote.now && (
        <span data-price-now className="tabular">
          {t('now', { price: price(quote.now) })}
          {quote.now.reason === 'free_allowance' && allowance && <span title={t('allowanceTitle')}> ({used(allowance, format, t)})</span>}
        </span>
      )}
      <span data-price-after className="tabular">
        {quote.now ? t('after', { price: price(quote.afterWindow) }) : t('template', { price: price(quote.templates.utility) })}
      </span>
    </>
  )
}

function used(
  allowance: NonNullable<PriceQuote['allowance']>,
  format: ReturnType<typeof useFormatter>,
  t: ReturnType<typeof useTranslations<'price'>>,
): string {
  return t('allowance', { used: format.number(allowance.used), total: format.number(allowance.perMonth) })
}
