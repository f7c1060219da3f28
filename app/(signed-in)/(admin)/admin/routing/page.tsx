import type { Metadata } from 'next'
import { RoutingView } from '@/components/routing/routing-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Routing' }

export default async function RoutingPage() {
  await requireAgent('supervisor')
  return <RoutingView />
}
