import { randomInt } from 'node:crypto'
import { GraphError } from '../graph/graph-error.ts'

/** The verification handshake before a callback address is saved. Throws GraphError 100 when it does not hold. */
export async function verifyWebhook(url: string, verifyToken: string): Promise<void> {
  const challenge = String(randomInt(1_000_000_000))
  const target = new URL(url)
  target.searchParams.set('hub.mode', 'subscribe')
  target.searchParams.set('hub.challenge', challenge)
  target.searchParams.set('hub.verify_token', verifyToken)
  const answer = await fetch(target, { signal: AbortSignal.timeout(10_000) })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error: unknown) => ({ status: 0, text: String(error) }))
  if (answer.status === 200 && answer.text === challenge) return
  throw new GraphError(100, `The callback URL could not be verified: HTTP ${answer.status}, challenge not returned.`)
}
