import type { Metadata } from 'next'
import { RatesView } from '@/components/admin/rates-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Rates' }

export default async function RatesPage() {
  await requireAgent('supervisor')
  return <RatesView />
}
