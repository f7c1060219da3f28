import type { Metadata } from 'next'
import { HoursView } from '@/components/admin/hours-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Opening hours' }

export default async function HoursPage() {
  await requireAgent('supervisor')
  return <HoursView />
}
