import { z } from 'zod'
import type { ConnectionRecord } from '../../db/queries/connections.ts'
import type { ConnectionId } from '../core/ids.ts'
import { open, seal } from '../core/secret-box.server.ts'

export const connectionSecretsSchema = z.object({
  accessToken: z.string().nullable(),
  /** Newest first: while a secret is rotated, deliveries signed with either are ours (whatsapp-messages.md 1.2). */
  appSecrets: z.array(z.string()),
  verifyToken: z.string().nullable(),
})
export type ConnectionSecrets = z.infer<typeof connectionSecretsSchema>

export function sealConnectionSecrets(id: ConnectionId, secrets: ConnectionSecrets): string {
  return seal(JSON.stringify(secrets), `connection:${id}`)
}

export function openConnectionSecrets(connection: Pick<ConnectionRecord, 'id' | 'secrets'>): ConnectionSecrets {
  return connectionSecretsSchema.parse(JSON.parse(open(connection.secrets, `connection:${connection.id}`)))
}
