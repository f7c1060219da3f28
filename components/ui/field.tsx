import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'

const controlClass =
  'w-full rounded-md border border-control bg-raised px-2.5 text-base text-ink placeholder:text-ink-3 disabled:opacity-60 aria-invalid:border-danger'

type Labelled = { label: string; hint?: ReactNode; error?: string }

/** A labelled text input with its hint and its error. */
export function TextField({ label, hint, error, className, ...rest }: ComponentProps<'input'> & Labelled) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-note` : undefined}
        className={clsx(controlClass, 'h-9')}
        {...rest}
      />
    </Frame>
  )
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextAreaField({ label, hint, error, className, ...rest }: ComponentProps<'textarea'> & Labelled) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <textarea
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-note` : undefined}
        className={clsx(controlClass, 'field-sizing-content block min-h-20 py-1.5')}
        {...rest}
      />
    </Frame>
  )
}

/** The platform's own select: right on phones, and nothing to load. */
export function SelectField({ label, hint, error, className, children, ...rest }: ComponentProps<'select'> & Labelled) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <select id={id} aria-describedby={hint || error ? `${id}-note` : undefined} className={clsx(controlClass, 'h-9')} {...rest}>
        {children}
      </select>
    </Frame>
  )
}

function Frame({ id, label, hint, error, className, children }: Labelled & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium text-ink-2 text-sm">
        {label}
      </label>
      {children}
      {(hint || error) && (
        <p id={`${id}-note`} className={clsx('mt-1 text-xs', error ? 'text-danger' : 'text-ink-3')}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
