import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { env } from './env.server.ts'

/**
 * Seals a secret for the database: AES-256-GCM, fresh nonce, with the key's fingerprint in front so that keys can be
 * rotated (ENCRYPTION_KEY holds several: the first seals, any opens). `context` binds the text to its row: a sealed
 * value moved to another row does not open.
 */
export function seal(plain: string, context: string): string {
  const [key] = keys()
  if (!key) throw new Error('ENCRYPTION_KEY is empty')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce)
  cipher.setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', key.fingerprint, nonce.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join(
    '.',
  )
}

/** @throws Error when no key fits or the text was tampered with. */
export function open(sealed: string, context: string): string {
  const [version, fingerprint, nonce, text, tag] = sealed.split('.')
  if (version !== 'v1' || !nonce || text === undefined || !tag) throw new Error('not a sealed secret')
  const key = keys().find((candidate) => candidate.fingerprint === fingerprint)
  if (!key) throw new Error(`no ENCRYPTION_KEY opens this secret (sealed with key ${fingerprint})`)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16, // a shorter tag would be far easier to guess
  })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

/** True when the secret was sealed with an older key and should be sealed again. */
export function needsResealing(sealed: string): boolean {
  return sealed.split('.')[1] !== keys()[0]?.fingerprint
}

function keys(): { bytes: Buffer; fingerprint: string }[] {
  return env().ENCRYPTION_KEY.map((text) => {
    const bytes = Buffer.from(text, 'base64')
    return { bytes, fingerprint: createHash('sha256').update(bytes).digest('hex').slice(0, 8) }
  })
}
