import type { Metadata } from 'next'
import { PeopleView } from '@/components/admin/people-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  await requireAgent('admin')
  return <PeopleView />
}
