import { clients, type Tx } from '../../db/client.ts'
import { listAcknowledgingConnections } from '../../db/queries/acknowledgements.ts'
import { findAgent } from '../../db/queries/agents.ts'
import { listConnections } from '../../db/queries/connections.ts'
import { type PrivacySettings, readPrivacySettings, savePrivacySettings } from '../../db/queries/privacy-settings.ts'
import { countMeasuredRecordings, stopMeasuring } from '../../db/queries/recordings.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { AppError } from '../core/errors.ts'
import type { AgentId } from '../core/ids.ts'
import { enqueue } from '../jobs/enqueue.server.ts'
import { Changes } from '../realtime/changes.server.ts'
import { wakeRelay } from '../realtime/wake-relay.server.ts'
import type { ChangePrivacy, Privacy } from './privacy-settings.ts'

/** The choices as they are, with what an admin should know about them. */
export async function readPrivacy(tx: Tx = clients().db): Promise<Privacy> {
  const settings = await readPrivacySettings(tx)
  const [measuredCount, connections, acknowledging] = await Promise.all([
    countMeasuredRecordings(tx),
    listConnections(tx),
    listAcknowledgingConnections(tx),
  ])
  const by = settings.acknowledgedById ? await findAgent(tx, settings.acknowledgedById as AgentId) : null // a foreign key of agents
  return {
    measuresPitch: settings.measuresPitch,
    pitchNotice: settings.pitchNotice,
    switchedOn: settings.acknowledgedAt && { by: by?.name ?? null, at: settings.acknowledgedAt.toISOString() },
    measuredCount,
    silentConnections: connections.filter(({ id }) => !acknowledging.includes(id)).map(({ id, name }) => ({ id, name })),
  }
}

/**
 * Changes the choices. Switching measuring on needs the acknowledgement; customers hear of it with the next automatic
 * message. Switching off ends what is being measured; deleting what was is a job.
 * @throws AppError `invalid_input` when it is switched on without the acknowledgement.
 */
export async function changePrivacy(actor: Actor, choice: ChangePrivacy): Promise<Privacy> {
  const appended = await inTransaction(async (tx) => {
    const before = await readPrivacySettings(tx, 'for update')
    const now = new Date()
    const isSwitchedOn = choice.measuresPitch && !before.measuresPitch
    if (isSwitchedOn && !choice.acknowledges) {
      throw new AppError('invalid_input', { publicMessage: 'Switch this on only after taking notice of the duty to tell customers.' })
    }
    await savePrivacySettings(tx, settingsAfter(before, choice, isSwitchedOn ? { at: now, by: agentIdOf(actor) } : null))
    // The wording goes along: it is what customers were told.
    const notice = choice.measuresPitch ? { notice: noticeOf(choice) } : {}
    await audit(tx, actor, actionOf(before, choice), null, { ...notice, forgetsPitch: choice.forgetsPitch })
    const changes = new Changes()
    if (!choice.measuresPitch) for (const id of await stopMeasuring(tx)) changes.entry(id)
    if (choice.forgetsPitch) await enqueue(tx, 'forget-pitch', { before: now.toISOString() })
    return changes.emit(tx)
  })
  if (appended) wakeRelay(appended)
  return readPrivacy()
}

function settingsAfter(before: PrivacySettings, choice: ChangePrivacy, on: { at: Date; by: AgentId | null } | null): PrivacySettings {
  const isStillOn = choice.measuresPitch && !on
  return {
    measuresPitch: choice.measuresPitch,
    pitchNotice: noticeOf(choice),
    acknowledgedById: isStillOn ? before.acknowledgedById : (on?.by ?? null),
    acknowledgedAt: isStillOn ? before.acknowledgedAt : (on?.at ?? null),
  }
}

function noticeOf(choice: ChangePrivacy): Record<string, string> {
  return Object.fromEntries(Object.entries(choice.pitchNotice).filter(([, text]) => text !== ''))
}

function actionOf(before: PrivacySettings, choice: ChangePrivacy): string {
  if (choice.measuresPitch === before.measuresPitch) return choice.forgetsPitch ? 'privacy.pitch_forgotten' : 'privacy.changed'
  return choice.measuresPitch ? 'privacy.pitch_switched_on' : 'privacy.pitch_switched_off'
}
