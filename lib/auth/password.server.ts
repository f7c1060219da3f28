import { hash, verify } from '@node-rs/argon2'

// Argon2id (the library's default kind) at OWASP's first recommendation: 46 MiB, one pass.
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 }
const maxPasswordLength = 200

export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Made once per process, so that an unknown address costs as much time as a known one. */
let decoy: Promise<string> | undefined

/** Whether the password fits; takes as long for somebody who does not exist (null hash). */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > maxPasswordLength) return false
  decoy ??= hashPassword('nobody')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return matches && passwordHash !== null
}
