import type { Metadata } from 'next'
import { ConnectionsView } from '@/components/admin/connections-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage() {
  await requireAgent('admin')
  return <ConnectionsView />
}
