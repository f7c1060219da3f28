import type { Metadata } from 'next'
import { PrivacyView } from '@/components/admin/privacy-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Privacy' }

export default async function PrivacyPage() {
  await requireAgent('admin')
  return <PrivacyView />
}
