import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InboxWorkspace } from '@/components/inbox/inbox-workspace.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'
import { conversationIdSchema } from '@/lib/core/ids.ts'

export const metadata: Metadata = { title: 'Inbox' }

/**
 * `/inbox` and `/inbox/{conversation}` are one page: choosing another conversation changes the address,
 * not the page, so nothing is loaded twice and the list never blinks.
 */
export default async function InboxPage({ params }: PageProps<'/inbox/[[...conversation]]'>) {
  const [{ conversation }] = await Promise.all([params, requireAgent()])
  if (conversation && (conversation.length > 1 || !conversationIdSchema.safeParse(conversation[0]).success)) notFound()
  return <InboxWorkspace />
}
