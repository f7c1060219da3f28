import { clients, type Tx } from '../../db/client.ts'
import { findPitchNoticeArrival } from '../../db/queries/acknowledgements.ts'
import { findEntry } from '../../db/queries/entries.ts'
import { readPrivacySettings } from '../../db/queries/privacy-settings.ts'
import { listMeasuredRecordings, type RecordingRecord } from '../../db/queries/recordings.ts'
import { analyzeAudio } from '../audio/analyze-audio.server.ts'
import type { PitchAnalysis } from '../audio/analyzed-audio.ts'
import { computePitchBaseline, decidePitch, type EarlierPitch, STRICT_PITCH_THRESHOLDS } from '../audio/pitch-decision.ts'
import type { MediaId } from '../core/ids.ts'
import { knownLanguage, readCustomerLanguage } from '../customers/customer-language.server.ts'
import { readRecordingFile } from './recording-file.server.ts'
import { runStep, type StepEnd } from './run-step.server.ts'
import { type StoredPitch, storedPitchSchema } from './stored-pitch.ts'

/** Earlier notes that are looked at for what is usual; ten of them may count (audio.md 6.3). */
const maxEarlier = 30

/**
 * Measures the pitch of a customer's recording, only while the acoustic switch is on and of what was said after the
 * customer was told. Stored as numbers of this recording.
 */
export async function measurePitch(mediaId: MediaId, isLastTry: boolean): Promise<void> {
  await runStep(mediaId, 'pitch', isLastTry, measure)
}

async function measure(recording: RecordingRecord): Promise<StepEnd> {
  const { db } = clients()
  const privacy = await readPrivacySettings(db)
  if (!privacy.measuresPitch || !privacy.acknowledgedAt) return { kind: 'off', reason: 'switched_off' }
  const found = await readRecordingFile(db, recording.mediaId)
  if (found === 'not_here') return { kind: 'wait' }
  if (found === 'too_large' || found === 'expired') return { kind: 'failed', reason: found }
  if (found.file.direction !== 'in') return { kind: 'off', reason: 'own_voice' }
  if (!(await wasToldBefore(db, recording, privacy.acknowledgedAt))) return { kind: 'off', reason: 'not_told' }
  const sound = await analyzeAudio(found.bytes, { pitch: true })
  if (sound.outcome !== 'analyzed') return { kind: 'failed', reason: sound.outcome === 'timed_out' ? 'timed_out' : sound.reason }
  if (!sound.pitch) throw new Error('pitch that was asked for must be there')
  const earlier = await listMeasuredRecordings(db, recording.customerId, recording.createdAt, maxEarlier)
  return { kind: 'done', change: { pitch: conclude(sound.pitch, earlier.map(pitchOf).reverse()) } }
}

/**
 * Whether the customer had been told that pitch is measured when they spoke: the notice had reached their phone by then
 * (legal.md 1 and 2), in a language they are known to speak. Both instants are the provider's, in whole seconds: within one second nobody knows which was first.
 */
async function wasToldBefore(tx: Tx, { customerId, entryId }: RecordingRecord, switchedOnAt: Date): Promise<boolean> {
  const language = knownLanguage(await readCustomerLanguage(tx, customerId))
  const [toldAt, entry] = await Promise.all([findPitchNoticeArrival(tx, customerId, switchedOnAt, language), findEntry(tx, entryId)])
  return toldAt !== null && entry !== null && toldAt < entry.occurredAt
}

function pitchOf(row: RecordingRecord): EarlierPitch {
  const { outcome, voicedSeconds, medianSt } = storedPitchSchema.parse(row.pitch ?? {})
  return { voicedSeconds, medianSt, isFlagged: outcome === 'rise' || outcome === 'raised' || outcome === 'abrupt' }
}

function conclude({ features, curve }: PitchAnalysis, earlier: EarlierPitch[]): StoredPitch {
  const decision = decidePitch(features, computePitchBaseline(earlier), STRICT_PITCH_THRESHOLDS)
  const { medianSt, voicedSeconds } = features
  return {
    outcome: decision.kind === 'usual' ? 'none' : decision.kind,
    medianHz: medianSt === null ? null : Math.round(1_000 * 2 ** (medianSt / 12)) / 10,
    riseSt: decision.kind === 'not_enough' ? null : decision.riseSt,
    aboveUsualSt: decision.kind === 'not_enough' ? null : decision.aboveUsualSt,
    curve: curve.map((st) => (st === null ? null : Math.round(st * 10) / 10)),
    voicedSeconds,
    medianSt,
  }
}
