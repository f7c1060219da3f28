import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InboxWorkspace } from '@/components/inbox/inbox-workspace.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'
import { filterFromUrl } from '@/lib/conversations/filter-from-url.ts'
import { prefetchInbox } from '@/lib/conversations/prefetch-inbox.server.ts'
import { type ConversationId, conversationIdSchema } from '@/lib/core/ids.ts'

export const metadata: Metadata = { title: 'Inbox' }

/**
 * `/inbox` and `/inbox/{conversation}` are one page: choosing another conversation changes the address,
 * not the page, so nothing is loaded twice and the list never blinks.
 */
export default async function InboxPage({ params, searchParams }: PageProps<'/inbox/[[...conversation]]'>) {
  const [{ conversation }, query, agent] = await Promise.all([params, searchParams, requireAgent()])
  const { state, seq } = await prefetchInbox(agent, {
    filter: filterFromUrl(new URLSearchParams(onlyText(query))),
    conversationId: readSegment(conversation),
  })
  return (
    <HydrationBoundary state={state}>
      <InboxWorkspace seq={seq} />
    </HydrationBoundary>
  )
}

/** The conversation of the address, null for the bare inbox; anything else does not exist. */
function readSegment(segments: string[] | undefined): ConversationId | null {
  if (!segments) return null
  const parsed = conversationIdSchema.safeParse(segments[0])
  if (segments.length > 1 || !parsed.success) notFound()
  return parsed.data
}

/** A parameter given twice says nothing clear, so it is left out. */
function onlyText(query: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}
