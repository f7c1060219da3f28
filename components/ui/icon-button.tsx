import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  /** The name for assistive technology, also shown on hover. */
  label: string
  /** Key that does the same, shown on hover. */
  shortcut?: string
  children: ReactNode
}

/** A square button with one icon: never without its name. */
export function IconButton({ label, shortcut, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors',
        'hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-45',
        'aria-pressed:bg-selected aria-pressed:text-ink data-[state=open]:bg-selected data-[state=open]:text-ink',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
