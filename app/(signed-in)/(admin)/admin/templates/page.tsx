import type { Metadata } from 'next'
import { TemplatesView } from '@/components/admin/templates-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Templates' }

export default async function TemplatesPage() {
  await requireAgent('supervisor')
  return <TemplatesView />
}
