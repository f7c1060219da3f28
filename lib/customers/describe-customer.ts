import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CustomerId } from '../core/ids.ts'
import type { Customer, IdentityKind } from './customer.ts'

type CustomerFields = {
  id: CustomerId
  name: string | null
  profileName: string | null
  username: string | null
  phone: string | null
  email: string | null
  marketingStoppedAt: Date | null
  createdAt: Date
}

/** A customer as screens and API show them. */
export function describeCustomer(
  row: CustomerFields,
  identities: { kind: IdentityKind; value: string; retiredAt: Date | null }[],
): Customer {
  const userId = identities.find((one) => one.kind === 'whatsapp_user' && one.retiredAt === null)?.value
  return {
    id: row.id,
    name: customerName(row),
    profileName: row.profileName,
    username: row.username,
    phone: row.phone === null ? null : readablePhone(row.phone),
    country: countryOf(row.phone, userId ?? null),
    email: row.email,
    marketingStoppedAt: row.marketingStoppedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    identities: identities.map((one) => ({ kind: one.kind, value: one.value, retiredAt: one.retiredAt?.toISOString() ?? null })),
  }
}

/** What to call somebody: the agents' name for them, else the profile name, username, number, else a dash. */
export function customerName(row: Pick<CustomerFields, 'name' | 'profileName' | 'username' | 'phone'>): string {
  return (
    row.name ||
    row.profileName ||
    (row.username ? `@${row.username.replace(/^@/, '')}` : null) ||
    (row.phone ? readablePhone(row.phone) : null) ||
    '–'
  )
}

/** Digits in international form for reading. */
export function readablePhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`
}

/** Country by dial code, else by the user id's prefix (whatsapp-messages.md 2.3); ISO 3166 alpha-2. */
export function countryOf(phone: string | null, userId: string | null): string | null {
  const byPhone = phone ? parsePhoneNumberFromString(`+${phone}`)?.country : undefined
  return byPhone ?? userId?.slice(0, 2) ?? null
}
