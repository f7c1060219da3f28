'use client'

import { Mail, Phone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar.tsx'
import type { MessageContent } from '@/lib/timeline/timeline-entry.ts'

type Contacts = Extract<MessageContent, { type: 'contacts' }>['contacts']

/** People a customer shared; or their own number, when that is what we asked for. */
export function ContactCards({ contacts }: { contacts: Contacts }) {
  const t = useTranslations('content')
  return (
    <ul className="space-y-2">
      {contacts.map((contact) => (
        <li
          key={`${contact.name} ${contact.phones[0]?.phone ?? ''}`}
          className="flex w-[280px] max-w-full gap-3 rounded-md border border-line bg-surface p-2.5"
        >
          <Avatar name={contact.name} size={36} />
          <div className="min-w-0 flex-1">
            <p dir="auto" className="truncate font-medium text-sm">
              {contact.isOwnNumber ? t('ownNumber') : contact.name}
            </p>
            {contact.organisation && <p className="truncate text-ink-2 text-sm">{contact.organisation}</p>}
            {contact.phones.map(({ phone, type }) => (
              <p key={phone} className="tabular flex items-center gap-1.5 text-ink-2 text-sm">
                <Phone aria-hidden className="size-3.5 text-ink-3" />
                <span className="select-all whitespace-nowrap">{phone}</span>
                {type && <span className="text-ink-3 text-xs lowercase">{type}</span>}
              </p>
            ))}
            {contact.emails.map(({ email }) => (
              <p key={email} className="flex items-center gap-1.5 text-ink-2 text-sm">
                <Mail aria-hidden className="size-3.5 text-ink-3" />
                <span className="select-all break-all">{email}</span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
