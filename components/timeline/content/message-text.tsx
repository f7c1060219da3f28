'use client'

import type { ReactNode } from 'react'
import type { FoundLink } from './find-links.ts'
import { useLinks } from './use-links.ts'

/** A text as it was written: always text, never markup; links can be clicked, line breaks stay, each paragraph runs its own way. */
export function MessageText({ text }: { text: string }) {
  const links = useLinks(text)
  return (
    <p
      dir="auto"
      className={
        isOnlyEmoji(text)
          ? 'flex-auto text-[32px] leading-10'
          : 'min-w-0 flex-auto whitespace-pre-wrap break-words [overflow-wrap:anywhere]'
      }
    >
      {withLinks(text, links)}
    </p>
  )
}

function withLinks(text: string, links: FoundLink[]): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const link of links) {
    parts.push(text.slice(end, link.start))
    parts.push(
      <a
        key={link.start}
        href={link.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent underline decoration-accent/50 underline-offset-2 hover:decoration-accent"
      >
        {link.text}
      </a>,
    )
    end = link.end
  }
  parts.push(text.slice(end))
  return parts
}

function isOnlyEmoji(text: string): boolean {
  return (
    text.length <= 24 && /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text)
  )
}
