'use client'

import { CircleSlash, ListChecks, PhoneCall, PhoneOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { unreachable } from '@/lib/core/errors.ts'
import type { MessageContent, MessageEntry } from '@/lib/timeline/timeline-entry.ts'
import { ContactCards } from './contact-cards.tsx'
import { LocationCard } from './location-card.tsx'
import { MessageText } from './message-text.tsx'
import { OrderTable } from './order-table.tsx'

type Of<Type extends MessageContent['type']> = Extract<MessageContent, { type: Type }>

/** What is neither words, a file nor a template. Loaded apart: most timelines have none of it. */
export type RareContent = Of<'location' | 'contacts' | 'choice' | 'form' | 'call_permission' | 'order' | 'unsupported'>

export function RareContentView({ entry, content }: { entry: MessageEntry; content: RareContent }) {
  switch (content.type) {
    case 'location':
      return <LocationCard location={content} />
    case 'contacts':
      return <ContactCards contacts={content.contacts} />
    case 'choice':
      return <Choice text={entry.text ?? content.id} content={content} />
    case 'form':
      return <Form content={content} />
    case 'call_permission':
      return <CallPermission content={content} />
    case 'order':
      return <OrderTable order={content} text={entry.text} />
    case 'unsupported':
      return <Unsupported content={content} text={entry.text} />
    default:
      return unreachable(content)
  }
}

function Choice({ text, content }: { text: string; content: Of<'choice'> }) {
  const t = useTranslations('content')
  return (
    <div className="flex gap-2">
      <ListChecks aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <div>
        <p className="text-ink-3 text-xs">{content.source === 'list' ? t('choseFromList') : t('pressedButton')}</p>
        <p dir="auto" className="font-medium">
          {text}
        </p>
        {content.description && <p className="text-ink-2 text-sm">{content.description}</p>}
      </div>
    </div>
  )
}

function Form({ content }: { content: Of<'form'> }) {
  const t = useTranslations('content')
  return (
    <div>
      <p className="mb-1.5 text-ink-3 text-xs">{content.name === 'address_message' ? t('address') : t('form')}</p>
      {content.fields.length === 0 ? (
        <p className="text-ink-2 text-sm">{t('formEmpty')}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {content.fields.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd dir="auto" className="break-words">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function CallPermission({ content }: { content: Of<'call_permission'> }) {
  const t = useTranslations('content')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  const isGranted = content.response === 'accept'
  const Icon = isGranted ? PhoneCall : PhoneOff
  return (
    <p className="flex items-center gap-2">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      {!isGranted
        ? t('callRefused')
        : content.isPermanent || content.expiresAt === null
          ? t('callAllowed')
          : t('callAllowedUntil', { at: words.moment(content.expiresAt, now) })}
    </p>
  )
}

/** Kinds of what WhatsApp keeps from us that have words of their own. */
const explained = ['poll_creation', 'edit', 'media_placeholder', 'group_invite', 'pin', 'media_too_large'] as const

function Unsupported({ content, text }: { content: Of<'unsupported'>; text: string | null }) {
  const t = useTranslations('content')
  const known = explained.find((what) => what === content.what)
  const words = content.code === 131052 ? t('unsupported.media_too_large') : known ? t(`unsupported.${known}`) : t('unsupported.other')
  return (
    <div className="flex gap-2">
      <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <div>
        <p className="text-ink-2">{words}</p>
        {text && <MessageText text={text} />}
      </div>
    </div>
  )
}
