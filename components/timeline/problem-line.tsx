import { clsx } from 'clsx'

type ProblemLineProps = { text: string; code?: number; isQuiet?: boolean; children?: React.ReactNode }

/** Under a message of ours: what is the matter with it, and what can be done. */
export function ProblemLine({ text, code, isQuiet, children }: ProblemLineProps) {
  return (
    <p
      className={clsx(
        'mt-1 flex max-w-[560px] flex-wrap items-center justify-end gap-x-2 px-1 text-right text-xs',
        isQuiet ? 'text-ink-2' : 'text-danger',
      )}
    >
      <span title={code === undefined ? undefined : String(code)}>{text}</span>
      {children}
    </p>
  )
}
