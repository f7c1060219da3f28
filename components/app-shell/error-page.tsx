import type { ReactNode } from 'react'

/** A whole page that says what happened and what to do. */
export function ErrorPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center px-6 py-20 text-center">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <p className="mt-2 max-w-sm text-balance text-ink-2">{text}</p>
      <div className="mt-6 flex gap-2">{children}</div>
    </main>
  )
}
