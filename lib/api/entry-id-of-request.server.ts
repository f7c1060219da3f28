import { v5 } from 'uuid'
import type { Actor } from '../auth/actor.ts'
import type { EntryId } from '../core/ids.ts'

const namespace = '5d1b2a0c-7c1e-4f0e-9a63-3f6f3b6b8f11'

/**
 * An entry id made of the caller and its `Idempotency-Key`: should a process die between sending and remembering its
 * answer, the same request leads to the same entry and sends nothing again. Undefined without the header.
 */
export function entryIdOfRequest(actor: Actor, request: Request): EntryId | undefined {
  const key = request.headers.get('idempotency-key')
  return key ? (v5(`${actor.id}:${key}`, namespace) as EntryId) : undefined // made here, for this entry
}
