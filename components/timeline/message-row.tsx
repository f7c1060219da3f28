'use client'

import { clsx } from 'clsx'
import { Bot, Forward, Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import type { EntryId } from '@/lib/core/ids.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import { latenessMs } from '@/lib/timeline/timeline-items.ts'
import { MessageContent } from './content/message-content.tsx'
import { MessageToolbar } from './message-toolbar.tsx'
import { QuotedMessage } from './quoted-message.tsx'
import { Reactions } from './reactions.tsx'
import { SendProblem, StatusTicks } from './send-status.tsx'

/** Who speaks for us where nobody is named. */
const authorWords = { customer: 'us', agent: 'us', bot: 'bot', system: 'automatic' } as const

type MessageRowProps = {
  entry: MessageEntry | VoiceNoteEntry
  startsGroup: boolean
  endsGroup: boolean
  customerName: string
  isHighlighted: boolean
  onReply: (entry: MessageEntry | VoiceNoteEntry) => void
  onJump: (id: EntryId) => void
}

/** A message: the customer's left, ours right, the bot's visibly a bot's. */
export function MessageRow({ entry, startsGroup, endsGroup, customerName, isHighlighted, onReply, onJump }: MessageRowProps) {
  const t = useTranslations('timeline')
  const isOurs = entry.direction === 'out'
  const author = isOurs ? (entry.author.name ?? t(authorWords[entry.author.kind])) : customerName
  return (
    <article
      data-entry={entry.id}
      aria-label={t('messageFrom', { name: author })}
      className={clsx('group/message flex flex-col', isOurs ? 'items-end' : 'items-start', startsGroup ? 'pt-2.5' : 'pt-0.5')}
    >
      {startsGroup && (
        <p className="mb-1 flex items-center gap-1 px-1 font-medium text-ink-3 text-xs">
          {entry.author.kind === 'bot' && <Bot aria-hidden className="size-3.5 text-bot" />}
          <bdi>{author}</bdi>
        </p>
      )}
      <div className={clsx('relative flex max-w-[86%] items-center gap-1 md:max-w-[min(700px,84%)]', isOurs && 'flex-row-reverse')}>
        <div
          className={clsx(
            'relative min-w-0 rounded-xl border px-3 py-2 transition-shadow',
            bubbleLook(entry),
            startsGroup && (isOurs ? 'rounded-tr-sm' : 'rounded-tl-sm'),
            isHighlighted && 'ring-2 ring-accent ring-offset-2 ring-offset-surface',
          )}
        >
          <Origin entry={entry} />
          {entry.replyTo && <QuotedMessage quote={entry.replyTo} customerName={customerName} onJump={onJump} />}
          <div className={clsx(isShort(entry) && 'flex flex-wrap items-end justify-end gap-x-2.5')}>
            <MessageContent entry={entry} />
            <MetaLine entry={entry} />
          </div>
        </div>
        {entry.position !== '~' && <MessageToolbar entry={entry} onReply={onReply} isOurs={isOurs} />}
      </div>
      {entry.reactions.length > 0 && <Reactions entry={entry} />}
      {isOurs && <SendProblem entry={entry} />}
      {endsGroup && <div className="h-1" />}
    </article>
  )
}

function bubbleLook(entry: MessageEntry | VoiceNoteEntry): string {
  if (entry.direction === 'in') return 'border-line bg-bubble-in'
  if (entry.status === 'failed') return 'border-danger bg-danger-soft'
  if (entry.author.kind === 'bot') return 'border-transparent bg-bot-soft'
  return 'border-transparent bg-bubble-out'
}

/** Plain words: the time stands behind them when there is room, else on its own line. */
function isShort(entry: MessageEntry | VoiceNoteEntry): boolean {
  return entry.kind === 'message' && entry.content.type === 'text' && entry.attachments.length === 0
}

/** Where a message came from, when not simply from its sender: forwarded, or an advertisement. */
function Origin({ entry }: { entry: MessageEntry | VoiceNoteEntry }) {
  const t = useTranslations('timeline')
  const { referral } = entry
  return (
    <>
      {entry.forwarded !== 'no' && (
        <p className="mb-0.5 flex items-center gap-1 text-ink-3 text-xs">
          <Forward aria-hidden className="size-3.5" />
          {entry.forwarded === 'often' ? t('forwardedOften') : t('forwarded')}
        </p>
      )}
      {referral && (
        <div className="mb-1.5 flex gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm">
          <Megaphone aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
          <div className="min-w-0">
            <p className="text-ink-3 text-xs">{t('viaAd')}</p>
            {referral.headline && <p className="font-medium">{referral.headline}</p>}
            {referral.body && <p className="text-ink-2">{referral.body}</p>}
            {referral.sourceUrl && /^https?:/.test(referral.sourceUrl) && (
              <a
                href={referral.sourceUrl}
                target="_blank"
                rel="noopener noreferrer"
                className="break-all text-accent underline underline-offset-2"
              >
                {t('viewAd')}
              </a>
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** The small line below: late arrival, the time, price and ticks. */
function MetaLine({ entry }: { entry: MessageEntry | VoiceNoteEntry }) {
  const t = useTranslations('timeline')
  const words = useTimeWords()
  const late = latenessMs(entry)
  return (
    <p className="tabular mt-0.5 flex select-none flex-wrap items-center justify-end gap-x-1.5 text-ink-3 text-xs">
      {late !== null && (
        <span title={t('lateExact', { at: words.exact(entry.receivedAt) })} className="text-live">
          {t('late', { span: words.span(late) })}
        </span>
      )}
      <time dateTime={entry.occurredAt} title={words.exact(entry.occurredAt)}>
        {words.clock(entry.occurredAt)}
      </time>
      {entry.direction === 'out' && <StatusTicks entry={entry} />}
    </p>
  )
}
