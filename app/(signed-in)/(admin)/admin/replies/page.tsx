import type { Metadata } from 'next'
import { RepliesView } from '@/components/admin/replies-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Antwoorden' }

export default async function RepliesPage() {
  await requireAgent('supervisor')
  return <RepliesView />
}
