import type { Metadata } from 'next'
import { DeliveriesView } from '@/components/admin/deliveries-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Deliveries' }

export default async function DeliveriesPage() {
  await requireAgent('admin')
  return <DeliveriesView />
}
