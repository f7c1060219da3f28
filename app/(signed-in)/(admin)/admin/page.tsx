import { redirect } from 'next/navigation'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export default async function AdminPage() {
  const agent = await requireAgent('supervisor')
  redirect(agent.role === 'admin' ? '/admin/connections' : '/admin/templates')
}
