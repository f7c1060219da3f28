'use client'

import { useActionState } from 'react'
import { type LoginRefusal, logIn } from './log-in.ts'

type LoginFormProps = {
  next: string
  /** Why single sign-on let nobody in. */
  refusedBefore: 'unverified' | 'unknown' | null
  words: {
    email: string
    password: string
    submit: string
    busy: string
    refusals: Record<LoginRefusal | 'unverified' | 'unknown', string>
  }
}

const inputClass = 'h-10 w-full rounded-md border border-control bg-raised px-3 text-base'

/**
 * A plain form on a server action: it works before, and without, any script. While an attempt is under way nothing can
 * be typed, since the form empties itself after it; a refusal is taken away meanwhile, so that the next one is said again.
 */
export function LoginForm({ next, refusedBefore, words }: LoginFormProps) {
  const [state, action, isBusy] = useActionState(logIn, null)
  const refusal = state?.refusal ?? refusedBefore
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      {refusal && !isBusy && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">
          {words.refusals[refusal]}
        </p>
      )}
      <label className="block">
        <span className="mb-1 block font-medium text-ink-2 text-sm">{words.email}</span>
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and this is its first field.
          autoFocus
          defaultValue={state?.email ?? ''}
          readOnly={isBusy}
          className={inputClass}
        />
      </label>
      <label className="block">
        <span className="mb-1 block font-medium text-ink-2 text-sm">{words.password}</span>
        <input name="password" type="password" autoComplete="current-password" required readOnly={isBusy} className={inputClass} />
      </label>
      <button
        type="submit"
        disabled={isBusy}
        className="mt-1 h-10 rounded-md bg-accent-solid font-medium text-white transition-colors hover:bg-accent-solid-hover disabled:opacity-60"
      >
        {isBusy ? words.busy : words.submit}
      </button>
    </form>
  )
}
