import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { readOpeningHours, saveOpeningHours } from '../../db/queries/opening-hours.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { hoursSchema } from '../api/endpoints/settings-endpoints.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { nextClosing, nextOpening } from './business-time.ts'
import { type OpeningHours, sortOpeningHours } from './opening-hours.ts'

export type Hours = z.infer<typeof hoursSchema>

/** The opening hours, and whether it is open now. */
export async function readHours(now = new Date()): Promise<Hours> {
  return describeHours(await readOpeningHours(clients().db), now)
}

/** Replaces the opening hours as a whole. What was promised stays promised. */
export async function changeHours(actor: Actor, input: OpeningHours): Promise<Hours> {
  const hours = sortOpeningHours(input)
  await inTransaction(async (tx) => {
    await saveOpeningHours(tx, hours)
    await audit(tx, actor, 'hours.changed', null, { timeZone: hours.timeZone, exceptions: hours.exceptions.length })
  })
  return describeHours(hours, new Date())
}

function describeHours(hours: OpeningHours, now: Date): Hours {
  const opens = nextOpening(hours, now)
  const isOpen = opens?.getTime() === now.getTime()
  return {
    ...hours,
    isOpen,
    opensAt: isOpen ? null : (opens?.toISOString() ?? null),
    closesAt: nextClosing(hours, now)?.toISOString() ?? null,
  }
}
