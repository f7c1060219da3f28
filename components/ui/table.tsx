import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** A plain table in a frame; on a narrow screen it scrolls by itself. */
export function Table({ label, head, children }: { label: string; head: ReactNode[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg border border-line bg-raised">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-xs">
            {head.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <th key={i} scope="col" className="whitespace-nowrap px-3.5 py-2 font-medium">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </section>
  )
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={clsx('px-3.5 py-2.5 align-top', className)} {...rest} />
}
