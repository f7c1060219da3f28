import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyStateProps = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode; role?: 'status' | 'alert' }

/** What a place says when it has nothing to show, or could not. */
export function EmptyState({ icon: Icon, title, children, action, role }: EmptyStateProps) {
  return (
    <div role={role} className="flex flex-1 flex-col items-center justify-center gap-1 px-6 py-12 text-center">
      <Icon aria-hidden strokeWidth={1.5} className="mb-2 size-7 text-ink-3" />
      <p className="font-medium text-ink">{title}</p>
      {children && <div className="max-w-xs text-balance text-ink-2 text-sm">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
