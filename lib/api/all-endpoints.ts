import type { Endpoint } from './endpoint.ts'
import { adminEndpoints } from './endpoints/admin-endpoints.ts'
import { botEndpoints } from './endpoints/bot-endpoints.ts'
import { cannedReplyEndpoints } from './endpoints/canned-reply-endpoints.ts'
import { glossaryEndpoints } from './endpoints/glossary-endpoints.ts'
import { inboxEndpoints } from './endpoints/inbox-endpoints.ts'
import { recordingEndpoints } from './endpoints/recording-endpoints.ts'
import { routingEndpoints } from './endpoints/routing-endpoints.ts'
import { settingsEndpoints } from './endpoints/settings-endpoints.ts'

/** Every operation, in the order of the papers. */
export function allEndpoints(): Endpoint[] {
  return [
    ...Object.values(inboxEndpoints),
    ...Object.values(recordingEndpoints),
    ...Object.values(glossaryEndpoints),
    ...Object.values(cannedReplyEndpoints),
    ...Object.values(settingsEndpoints),
    ...Object.values(routingEndpoints),
    ...Object.values(botEndpoints),
    ...Object.values(adminEndpoints),
  ]
}
