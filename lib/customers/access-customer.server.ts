import type { Tx } from '../../db/client.ts'
import { type CustomerRow, findCustomerRow } from '../../db/queries/customers.ts'
import type { Actor } from '../auth/actor.ts'
import { AppError } from '../core/errors.ts'
import { hasRole } from '../core/has-role.ts'
import type { CustomerId } from '../core/ids.ts'

/** The only way to a customer; follows a merge. @throws AppError `not_found`. */
export async function accessCustomer(tx: Tx, actor: Actor, id: CustomerId): Promise<CustomerRow> {
  const customer = hasRole(actor.role, 'agent') ? await findCustomerRow(tx, id) : null
  if (!customer) throw new AppError('not_found', { publicMessage: 'There is no such customer.' })
  return customer
}
