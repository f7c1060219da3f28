import type { Metadata } from 'next'
import { TasksView } from '@/components/bot/tasks-view.tsx'
import { requireAgent } from '@/lib/auth/current-agent.server.ts'

export const metadata: Metadata = { title: 'Bot tasks' }

export default async function TasksPage() {
  await requireAgent('supervisor')
  return <TasksView />
}
