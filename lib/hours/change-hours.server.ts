import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { readDatedOpeningHours, saveOpeningHours } from '../../db/queries/opening-hours.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { hoursSchema, replaceHoursSchema } from '../api/endpoints/settings-endpoints.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { AppError } from '../core/errors.ts'
import { nextClosing, nextOpening } from './business-time.ts'
import { type OpeningHours, sortOpeningHours } from './opening-hours.ts'

export type Hours = z.infer<typeof hoursSchema>
type ReplaceHours = z.infer<typeof replaceHoursSchema>

/** The version of hours that nobody has changed yet. */
const unchanged = 'default'

/** The opening hours, and whether it is open now. */
export async function readHours(now = new Date()): Promise<Hours> {
  return describeHours(await readDatedOpeningHours(clients().db), now)
}

/**
 * Replaces the opening hours as a whole. What was promised stays promised.
 * @throws AppError `conflict` when the change names a version that is no longer the one in force; nothing is changed.
 */
export async function changeHours(actor: Actor, { version, ...input }: ReplaceHours): Promise<Hours> {
  const hours = sortOpeningHours(input)
  const changedAt = await inTransaction(async (tx) => {
    const since = version === undefined ? undefined : version === unchanged ? null : new Date(version)
    const savedAt = await saveOpeningHours(tx, hours, since)
    if (!savedAt)
      throw new AppError('conflict', { publicMessage: 'The opening hours were changed meanwhile. Read them again, and change those.' })
    await audit(tx, actor, 'hours.changed', null, { timeZone: hours.timeZone, exceptions: hours.exceptions.length })
    return savedAt
  })
  return describeHours({ ...hours, changedAt }, new Date())
}

function describeHours({ changedAt, ...hours }: OpeningHours & { changedAt: Date | null }, now: Date): Hours {
  const opens = nextOpening(hours, now)
  const isOpen = opens?.getTime() === now.getTime()
  return {
    ...hours,
    version: changedAt?.toISOString() ?? unchanged,
    isOpen,
    opensAt: isOpen ? null : (opens?.toISOString() ?? null),
    closesAt: nextClosing(hours, now)?.toISOString() ?? null,
  }
}
