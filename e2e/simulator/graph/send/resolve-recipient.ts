import type { JsonObject } from '../../core/json.ts'
import type { SimNumber, SimUser } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { invalid, missing } from '../fields.ts'
import { GraphError } from '../graph-error.ts'

const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/
/** Longest first, so that a three-digit code is not taken for a two-digit one. */
const TWO_DIGIT_COUNTRY = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

export type Recipient = {
  addressedBy: 'phone' | 'bsuid'
  /** Digits of the phone, or the BSUID. */
  address: string
  input: string
  /** Null: nobody has this phone. */
  user: SimUser | null
}

/**
 * Whom a send is for. `to` wins over `recipient`. A phone without `+` gets the business number's country code put
 * before it, whatever it starts with: the trap of the real API.
 */
export function resolveRecipient(world: World, number: SimNumber, body: JsonObject): Recipient {
  const type = body.recipient_type ?? 'individual'
  if (type !== 'individual') throw invalid('recipient_type', 'only individual is simulated')
  const { to, recipient } = body
  if (typeof to === 'string' && to !== '') return resolvePhone(world, number, to)
  if (to !== undefined && to !== null && to !== '') throw new GraphError(100, 'Param to must be a string.')
  if (recipient === undefined || recipient === null || recipient === '') throw missing('to')
  if (typeof recipient !== 'string' || !BSUID.test(recipient)) {
    throw invalid('recipient', 'it is not a business-scoped user ID')
  }
  const user = world.findUserByBsuid(recipient)
  if (!user) throw new GraphError(131026, 'The business-scoped user ID does not belong to this business portfolio.')
  return { addressedBy: 'bsuid', address: recipient, input: recipient, user }
}

function resolvePhone(world: World, number: SimNumber, to: string): Recipient {
  if (!/^\+?[\d\s()-]+$/.test(to)) throw invalid('to', 'it is not a phone number')
  const digits = to.replace(/\D/g, '')
  const address = to.trimStart().startsWith('+') ? digits : `${countryCode(number.displayPhoneNumber)}${digits}`
  if (digits.length < 5 || address.length > 20) throw invalid('to', 'it is not a phone number')
  if (address === number.displayPhoneNumber) throw new GraphError(131021, 'Sender and recipient phone number is the same.')
  return { addressedBy: 'phone', address, input: to, user: world.findUserByPhone(address) }
}

function countryCode(digits: string): string {
  return TWO_DIGIT_COUNTRY.exec(digits)?.[0] ?? digits.slice(0, 3)
}
