import type { Tx } from '../../db/client.ts'
import { insertAudit } from '../../db/queries/agents.ts'
import type { Actor } from './actor.ts'

/** Records what an admin did, in the transaction that does it. `detail` holds names of what changed, never secrets. */
export async function audit(
  tx: Tx,
  actor: Actor | 'operator',
  action: string,
  subject: string | null,
  detail?: Record<string, unknown>,
): Promise<void> {
  const who =
    actor === 'operator'
      ? { actorKind: 'operator' as const, actorId: null, actorName: 'operator' }
      : { actorKind: actor.kind, actorId: actor.id, actorName: actor.name }
  await insertAudit(tx, { ...who, action, subject, detail: detail ?? null })
}
