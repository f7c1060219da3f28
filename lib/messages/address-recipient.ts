import type { IdentityKind } from '../customers/customer.ts'

/**
 * Whom a message goes to: the phone if known, with `+` (without it the provider prepends our own country code), else the
 * business-scoped user id; never both (whatsapp-messages.md 4.1). Null when the customer has no WhatsApp address left.
 */
export function addressRecipient(
  identities: { kind: IdentityKind; value: string; retiredAt: Date | null; createdAt: Date }[],
): { to: string } | { recipient: string } | null {
  const newest = (kind: IdentityKind) =>
    identities.filter((one) => one.kind === kind && one.retiredAt === null).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0]
      ?.value
  const phone = newest('whatsapp')
  if (phone) return { to: `+${phone}` }
  const userId = newest('whatsapp_user')
  return userId ? { recipient: userId } : null
}
