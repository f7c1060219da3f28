import type { Metadata } from 'next'
import { GlossaryView } from '@/components/admin/glossary-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Woordenlijst' }

export default async function GlossaryPage() {
  await requireAgent('supervisor')
  return <GlossaryView />
}
