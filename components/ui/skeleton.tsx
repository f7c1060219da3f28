import { clsx } from 'clsx'

/** A grey place for what is being fetched. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('animate-breathe rounded-sm bg-line', className)} />
}
