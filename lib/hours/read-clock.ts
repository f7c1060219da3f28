/**
 * A time as people type it (`9`, `930`, `9:30`, `09.30`, `24`), as `HH:MM`; null when it is none. `24:00` is the midnight
 * that ends a day.
 */
export function readClock(typed: string): string | null {
  const match = /^\s*(\d{1,2})(?:\s*[:.hu]?\s*(\d{2}))?\s*$/i.exec(typed)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
