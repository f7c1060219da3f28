/** The calendar month around an instant in a time zone: allowances turn at its midnight (whatsapp-messages.md 7.2). */
export function monthBounds(at: Date, timeZone: string): { start: Date; end: Date } {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric' }).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const year = read('year')
  const month = read('month')
  return {
    start: midnight(year, month, timeZone),
    end: month === 12 ? midnight(year + 1, 1, timeZone) : midnight(year, month + 1, timeZone),
  }
}

/** The instant at which the first of a month begins in a zone: guessed in UTC, then corrected by the zone's offset there. */
function midnight(year: number, month: number, timeZone: string): Date {
  const guess = Date.UTC(year, month - 1, 1)
  const first = new Date(guess - offsetMs(new Date(guess), timeZone))
  return new Date(guess - offsetMs(first, timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '')
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}
