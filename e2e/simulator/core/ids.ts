import { randomBytes, randomInt } from 'node:crypto'

/** A message id as the provider makes them: `wamid.` and opaque base64. */
export function newWamid(): string {
  return `wamid.HBgL${randomBytes(21).toString('base64')}`
}

/** The id of a call, and of the voicemail spoken after it (whatsapp-calling.md 1.7). */
export function newWacid(): string {
  return `wacid.HBgL${randomBytes(21).toString('base64')}`
}

/** A decimal id of 15 digits starting with `prefix` (one digit per kind of node, so that logs are readable). */
export function newNodeId(prefix: string): string {
  let id = prefix
  while (id.length < 15) id += randomInt(10)
  return id
}

/** A business-scoped user id: country, dot, 20 digits. */
export function newBsuid(country: string): string {
  let digits = '7'
  while (digits.length < 20) digits += randomInt(10)
  return `${country}.${digits}`
}

export function newTraceId(): string {
  return `A${randomBytes(12).toString('base64url')}`
}
