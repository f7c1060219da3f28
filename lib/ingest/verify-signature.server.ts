import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `header` (`X-Hub-Signature-256`) is the HMAC-SHA256 of the raw body under one of the app secrets, in constant
 * time (whatsapp-messages.md 1.2). The bytes are hashed as received: the provider signs an escaped serialisation that
 * parsing and writing again would not give back.
 */
export function isSignedBy(secrets: string[], body: Buffer, header: string | undefined): boolean {
  const match = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')
  if (!match?.[1]) return false
  const given = Buffer.from(match[1], 'hex')
  let isSigned = false
  for (const secret of secrets) {
    // No early exit: how long it takes must not tell which secret fits.
    if (timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given)) isSigned = true
  }
  return isSigned
}
