import type { Tx } from '../../db/client.ts'
import { readPrivacySettings } from '../../db/queries/privacy-settings.ts'
import { env } from '../core/env.server.ts'
import type { RecordingSettings } from './plan-recording.ts'

/** What this installation does with sound, as it is set now. */
export async function readRecordingSettings(tx: Tx): Promise<RecordingSettings> {
  const { STT_BASE_URL, STT_MODEL_DIR } = env()
  const { measuresPitch } = await readPrivacySettings(tx)
  return { canTranscribe: STT_BASE_URL !== undefined || STT_MODEL_DIR !== undefined, measuresPitch }
}
