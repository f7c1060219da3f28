'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

export type Column<Row> = {
  /** Heads the column; on a card it stands beside the value. */
  name: string
  /** Null where a row has nothing to show here: its card leaves the line out. */
  cell: (row: Row) => ReactNode
  /** The column that says which row this is: it heads the card, without its name. */
  isTitle?: boolean
  className?: string
}

type TableProps<Row> = {
  label: string
  columns: Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  /** Buttons of a row: the last column, or the corner of its card. */
  actions?: (row: Row) => ReactNode
}

/**
 * A table where there is room for one (36 rem of its own width); below that each row is a card of names and values, so
 * that nothing scrolls sideways. It stays one `<table>`: the column heads are then for assistive technology alone.
 */
export function Table<Row>({ label, columns, rows, keyOf, actions }: TableProps<Row>) {
  const t = useTranslations('ui')
  return (
    <div className="@container relative">
      <table aria-label={label} className={tableClass}>
        <thead className="@max-xl:sr-only">
          <tr className="text-left text-ink-3 text-xs [&>th]:border-b">
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="whitespace-nowrap px-3.5 py-2 font-medium">
                {name}
              </th>
            ))}
            {actions && (
              <th scope="col">
                <span className="sr-only">{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="@max-xl:block @max-xl:space-y-2.5">
          {rows.map((row) => (
            <tr key={keyOf(row)} className={rowClass}>
              {columns.map((column) => (
                <Cell key={column.name} column={column} row={row} hasActions={actions !== undefined} />
              ))}
              {actions && (
                <td className="@max-xl:col-start-2 @max-xl:row-start-1 @max-xl:p-0 px-3.5 py-2.5 text-right align-baseline">
                  {actions(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const tableClass =
  '@max-xl:block w-full border-separate border-spacing-0 rounded-lg border border-line bg-raised text-sm @max-xl:border-0 @max-xl:bg-transparent'
const rowClass = clsx(
  '[&:not(:first-child)>td]:border-t @max-xl:[&>td]:border-t-0!',
  '@max-xl:grid @max-xl:grid-cols-[minmax(0,1fr)_auto] @max-xl:gap-x-3 @max-xl:gap-y-1.5',
  '@max-xl:rounded-lg @max-xl:border @max-xl:border-line @max-xl:bg-raised @max-xl:px-4 @max-xl:py-3',
)

function Cell<Row>({ column, row, hasActions }: { column: Column<Row>; row: Row; hasActions: boolean }) {
  const content = column.cell(row)
  return (
    <td
      className={clsx(
        'px-3.5 py-2.5 align-baseline @max-xl:p-0',
        content === null && '@max-xl:hidden',
        column.isTitle
          ? ['@max-xl:row-start-1 @max-xl:self-center @max-xl:font-medium', !hasActions && '@max-xl:col-span-2']
          : '@max-xl:col-span-2 @max-xl:grid @max-xl:grid-cols-[7.5rem_minmax(0,1fr)] @max-xl:gap-3',
        column.className,
      )}
    >
      {!column.isTitle && (
        <span aria-hidden className="@xl:hidden text-ink-3">
          {column.name}
        </span>
      )}
      <div className="min-w-0 break-words">{content}</div>
    </td>
  )
}
