import { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { saveTemplates } from '../../db/queries/templates.ts'
import { inTransaction } from '../../db/transaction.ts'
import { openConnectionSecrets } from '../connections/connection-secrets.server.ts'
import { callGraph } from '../connections/graph-client.server.ts'
import type { ConnectionId } from '../core/ids.ts'
import { Changes } from '../realtime/changes.server.ts'

const pageSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.coerce.string(),
      name: z.string(),
      language: z.string(),
      status: z.string(),
      category: z.string(),
      parameter_format: z.string().optional(),
      components: z.array(z.unknown()),
      quality_score: z.looseObject({ score: z.string().optional() }).optional().catch(undefined),
    }),
  ),
  paging: z.looseObject({ cursors: z.looseObject({ after: z.string().optional() }).optional(), next: z.string().optional() }).optional(),
})
const maxPages = 100

/** Reads all templates of a connection's account and makes our copy equal (whatsapp-messages.md 8.2). @throws Error when the provider did not answer. */
export async function syncTemplates(connectionId: ConnectionId): Promise<void> {
  const connection = await findConnection(clients().db, connectionId)
  const accessToken = connection ? openConnectionSecrets(connection).accessToken : null
  if (!connection?.wabaId || !accessToken) return
  const rows: Parameters<typeof saveTemplates>[2] = []
  const syncedAt = new Date()
  let after: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({
      fields: 'name,language,status,category,parameter_format,components,quality_score',
      limit: '100',
      ...(after && { after }),
    })
    const result = await callGraph({ path: `${connection.wabaId}/message_templates?${query}`, accessToken })
    if (result.kind !== 'ok') throw new Error(`templates could not be read (${result.kind === 'refused' ? result.code : result.kind})`)
    const { data, paging } = pageSchema.parse(result.data)
    for (const one of data) {
      rows.push({
        connectionId,
        providerTemplateId: one.id,
        name: one.name,
        language: one.language.replace('-', '_'),
        category: one.category.toUpperCase(),
        status: one.status.toUpperCase(),
        parameterFormat: one.parameter_format?.toLowerCase() === 'named' ? 'named' : 'positional',
        components: one.components,
        quality: one.quality_score?.score ?? null,
        syncedAt,
      })
    }
    after = paging?.next ? paging.cursors?.after : undefined
    if (!after) break
  }
  await inTransaction(async (tx) => {
    await saveTemplates(tx, connectionId, rows)
    const changes = new Changes()
    changes.event({ type: 'templates.changed', connectionId })
    await changes.emit(tx)
  })
}
