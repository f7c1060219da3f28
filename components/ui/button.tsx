import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'
type Size = 'small' | 'medium'

const variants: Record<Variant, string> = {
  primary: 'bg-accent-solid text-white hover:bg-accent-solid-hover',
  secondary: 'border border-line-strong bg-raised text-ink hover:bg-hover',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'bg-danger-solid text-white hover:brightness-95',
}

const sizes: Record<Size, string> = {
  small: 'h-7 gap-1.5 px-2.5 text-sm',
  medium: 'h-8 gap-2 px-3 text-sm',
}

type ButtonProps = ComponentProps<'button'> & { variant?: Variant; size?: Size }

/** The looks of a button, for links that act like one. */
export function buttonClass(variant: Variant = 'secondary', size: Size = 'medium', extra?: string): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors',
    'disabled:opacity-50 disabled:pointer-events-none',
    variants[variant],
    sizes[size],
    extra,
  )
}

export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, size, className)} {...rest} />
}
