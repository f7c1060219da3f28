import type { ReactNode } from 'react'
import { AdminFrame } from '@/components/admin/admin-frame.tsx'
import { MoreMessages } from '@/components/app-shell/more-messages.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'
import { compiledMessagesOf } from '@/lib/i18n/compile-messages.ts'

/** Administration starts at supervisors; each page below asks for the role it needs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { locale } = await requireAgent('supervisor')
  return (
    <MoreMessages messages={compiledMessagesOf(locale)}>
      <AdminFrame>{children}</AdminFrame>
    </MoreMessages>
  )
}
