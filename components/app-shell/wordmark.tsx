import { clsx } from 'clsx'

/** The name with its mark: a path that keeps to the middle between two lines. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <div className={clsx('flex items-center gap-2.5', className)}>
      <Mark className="size-7" />
      <span className="font-semibold text-lg tracking-tight">Middenweg</span>
    </div>
  )
}

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <rect width="28" height="28" rx="8" className="fill-ink" />
      <path d="M8 21V7M20 21V7" strokeWidth="1.6" strokeLinecap="round" className="stroke-canvas opacity-45" />
      <path d="M14 21v-3.2M14 15.4v-2.8M14 10.2V7" strokeWidth="2.4" strokeLinecap="round" className="stroke-canvas" />
    </svg>
  )
}
