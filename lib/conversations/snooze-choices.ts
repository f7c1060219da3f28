export type SnoozeChoice = { name: 'threeHours' | 'tomorrow' | 'monday'; until: string }

const hour = 3_600_000
/** The hour at which a snoozed conversation comes back on another day. */
const morning = 9

/** The simple ways to put a conversation off, in the agent's own time zone. */
export function snoozeChoices(now: number, timeZone: string): SnoozeChoice[] {
  const weekday = new Date(wallClock(now, timeZone)).getUTCDay()
  const untilMonday = (8 - weekday) % 7 || 7
  return [
    { name: 'threeHours', until: new Date(now + 3 * hour).toISOString() },
    { name: 'tomorrow', until: morningAfter(now, 1, timeZone) },
    { name: 'monday', until: morningAfter(now, untilMonday, timeZone) },
  ]
}

function morningAfter(now: number, days: number, timeZone: string): string {
  const local = new Date(wallClock(now, timeZone))
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, morning)
  // The zone's offset that day, which a change to or from summer time may have moved.
  const offset = wallClock(wanted, timeZone) - wanted
  return new Date(wanted - offset).toISOString()
}

/** What a clock on the wall shows at an instant, as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((candidate) => candidate.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}
