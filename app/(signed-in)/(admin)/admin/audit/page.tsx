import type { Metadata } from 'next'
import { AuditView } from '@/components/admin/audit-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage() {
  await requireAgent('supervisor')
  return <AuditView />
}
