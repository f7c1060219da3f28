import type { Endpoint } from './endpoint.ts'
import { adminEndpoints } from './endpoints/admin-endpoints.ts'
import { inboxEndpoints } from './endpoints/inbox-endpoints.ts'

/** Every operation, in the order of the papers. */
export function allEndpoints(): Endpoint[] {
  return [...Object.values(inboxEndpoints), ...Object.values(adminEndpoints)]
}
