import type { ReactNode } from 'react'
import { AdminFrame } from '@/components/admin/admin-frame.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

/** Administration starts at supervisors; each page below asks for the role it needs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAgent('supervisor')
  return <AdminFrame>{children}</AdminFrame>
}
