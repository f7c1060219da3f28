'use client'

import { ShoppingCart } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMoney } from '@/components/app-shell/use-money.ts'
import type { MessageContent } from '@/lib/timeline/timeline-entry.ts'
import { MessageText } from './message-text.tsx'

type Order = Extract<MessageContent, { type: 'order' }>

/** An order from the catalogue: what, how many, for how much. */
export function OrderTable({ order, text }: { order: Order; text: string | null }) {
  const t = useTranslations('content')
  const money = useMoney()
  const total = sumOf(order)
  return (
    <div>
      <p className="mb-1.5 flex items-center gap-1.5 text-ink-3 text-xs">
        <ShoppingCart aria-hidden className="size-3.5" />
        {t('order')}
      </p>
      <table className="tabular w-full min-w-56 text-sm">
        <thead className="sr-only">
          <tr>
            <th>{t('orderCount')}</th>
            <th>{t('orderProduct')}</th>
            <th>{t('orderPrice')}</th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.productId}>
              <td className="py-0.5 pr-2 text-ink-2">{item.quantity} ×</td>
              <td className="py-0.5 pr-4">{item.productId}</td>
              <td className="py-0.5 text-right">
                {item.priceMicros !== null && item.currency ? money(item.priceMicros * item.quantity, item.currency) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr className="border-line-strong border-t font-medium">
              <td className="pt-1" colSpan={2}>
                {t('orderTotal')}
              </td>
              <td className="pt-1 text-right">{money(total.micros, total.currency)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {text && <MessageText text={text} />}
    </div>
  )
}

/** The sum, when every line has a price in one currency. */
function sumOf(order: Order): { micros: number; currency: string } | null {
  const currency = order.items[0]?.currency
  if (!currency || order.items.some((item) => item.currency !== currency || item.priceMicros === null)) return null
  return { micros: order.items.reduce((sum, item) => sum + (item.priceMicros ?? 0) * item.quantity, 0), currency }
}
