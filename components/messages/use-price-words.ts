'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useMoney } from '@/components/app-shell/use-money.ts'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { replyWindow } from '@/lib/conversations/reply-window.ts'
import type { Template } from '@/lib/messages/template.ts'
import { priceQueries } from '@/lib/pricing/price-queries.ts'
import type { Price } from '@/lib/pricing/price-quote.ts'

/** A price in words: an amount, "free" where it is, "unknown" where no rate is valid. Never a zero for what is not known. */
export function usePriceWords(): (price: Price) => string {
  const t = useTranslations('price')
  const money = useMoney()
  return (price) => {
    if (price.micros === null || price.currency === null) return price.reason.startsWith('free') ? t('free') : t('unknown')
    return price.micros === 0 ? t('free') : money(price.micros, price.currency)
  }
}

/** What sending this template costs now, in words; null while not known. */
export function useTemplatePrice(template: Template, conversation: ConversationListItem): string | null {
  const price = usePriceWords()
  const isWindowOpen = replyWindow(conversation.windowClosesAt, useServerNow(1000)).state === 'open'
  const quote = useQuery(priceQueries.ofConversation(conversation.id, isWindowOpen)).data
  if (!quote) return null
  if (template.category === 'marketing') return price(quote.templates.marketing)
  return template.category === 'utility' ? price(quote.templates.utility) : null
}
