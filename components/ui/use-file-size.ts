'use client'

import { useFormatter } from 'use-intl'

/** A size in bytes as people say it: "310 kB", "2,4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
    return format.number(value, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
    })
  }
}
