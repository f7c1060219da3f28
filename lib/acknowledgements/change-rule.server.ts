import { clients, type Tx } from '../../db/client.ts'
import { readAcknowledgementRule, saveAcknowledgementRule } from '../../db/queries/acknowledgements.ts'
import { findConnection } from '../../db/queries/connections.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { AppError } from '../core/errors.ts'
import type { ConnectionId } from '../core/ids.ts'
import type { AcknowledgementRule } from './acknowledgement-rule.ts'

/** What a number acknowledges, and how. @throws AppError `not_found`. */
export async function readRule(connectionId: ConnectionId): Promise<AcknowledgementRule> {
  const { db } = clients()
  await checkConnection(db, connectionId)
  return readAcknowledgementRule(db, connectionId)
}

/** Replaces it. @throws AppError `not_found`. */
export async function changeRule(actor: Actor, connectionId: ConnectionId, rule: AcknowledgementRule): Promise<AcknowledgementRule> {
  await inTransaction(async (tx) => {
    await checkConnection(tx, connectionId)
    await saveAcknowledgementRule(tx, connectionId, rule)
    const { isOn, answersLongTexts, fallbackLanguage, texts } = rule
    await audit(tx, actor, 'acknowledgement.changed', connectionId, {
      isOn,
      answersLongTexts,
      languages: Object.keys(texts),
      fallbackLanguage,
    })
  })
  return rule
}

async function checkConnection(tx: Tx, id: ConnectionId): Promise<void> {
  const connection = await findConnection(tx, id)
  if (!connection || connection.removedAt) throw new AppError('not_found', { publicMessage: 'There is no such connection.' })
}
