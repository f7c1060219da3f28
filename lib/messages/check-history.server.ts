import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { findAttempt, updateAttempt } from '../../db/queries/sending.ts'
import { inTransaction } from '../../db/transaction.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { callGraph } from '../connections/graph-client.server.ts'
import type { AttemptId } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'
import { type HeardStatus, settleStatuses } from './settle-statuses.server.ts'

const historySchema = z.looseObject({
  data: z.array(
    z.looseObject({
      events: z
        .looseObject({ data: z.array(z.looseObject({ delivery_status: z.string(), timestamp: z.coerce.number().int() })) })
        .optional(),
    }),
  ),
})
const statusOf: Record<string, HeardStatus['status']> = {
  SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  FAILED: 'failed',
  ERROR: 'failed',
}

/**
 * Asks the provider once what became of a message that was accepted and then stayed silent (whatsapp-messages.md 4.12):
 * a repair for lost webhooks, never the main path. What it tells merges like any status.
 */
export async function checkHistory(id: AttemptId): Promise<void> {
  const { db } = clients()
  const attempt = await findAttempt(db, id)
  if (!attempt?.providerId || (attempt.state !== 'accepted' && attempt.state !== 'unknown')) return
  const connection = await findConnection(db, attempt.connectionId)
  const accessToken = connection ? openConnectionSecrets(connection).accessToken : null
  if (!connection || !accessToken) return
  const query = new URLSearchParams({
    message_id: attempt.providerId,
    fields: 'id,message_id,events{delivery_status,webhook_update_state,timestamp}',
    limit: '25',
  })
  const result = await callGraph({ path: `${connection.phoneNumberId}/message_history?${query}`, accessToken })
  if (result.kind === 'unreached' || result.kind === 'unknown') throw new Error('the provider did not answer the question') // asked again by the job
  await updateAttempt(db, id, { historyAskedAt: new Date() })
  const history = result.kind === 'ok' ? historySchema.safeParse(result.data) : null
  if (!history?.success) return
  const heard = history.data.data.flatMap((message) =>
    (message.events?.data ?? []).flatMap((event): HeardStatus[] => {
      const status = statusOf[event.delivery_status]
      return status ? [{ status, at: new Date(event.timestamp * 1000), errorCode: null, pricing: null }] : []
    }),
  )
  if (heard.length === 0) return
  await inTransaction(async (tx) => {
    const current = await findAttempt(tx, id, 'for update')
    if (!current) return
    const changes = new Changes()
    await settleStatuses(tx, changes, current, heard)
    await changes.emit(tx)
  })
}
