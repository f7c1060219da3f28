import { buffer } from 'node:stream/consumers'
import type { Tx } from '../../db/client.ts'
import { findMedia, type MediaRecord } from '../../db/queries/media.ts'
import { ARRIVING_LIMITS } from '../audio/audio-limits.ts'
import type { MediaId } from '../core/ids.ts'
import { mediaStore } from '../media/media-store.server.ts'

export type RecordingFile = { file: MediaRecord; bytes: Uint8Array }

/**
 * A recording's file and its bytes. `not_here`: not fetched yet. `too_large`: more than is ever kept, or read at once.
 * `expired`: gone for good.
 */
export async function readRecordingFile(tx: Tx, mediaId: MediaId): Promise<RecordingFile | 'not_here' | 'too_large' | 'expired'> {
  const file = await findMedia(tx, mediaId)
  if (file?.state === 'too_large' || file?.state === 'expired') return file.state
  if (file?.state !== 'stored' || !file.storageKey) return 'not_here'
  if ((file.sizeBytes ?? 0) > ARRIVING_LIMITS.bytes) return 'too_large'
  return { file, bytes: await buffer(await mediaStore().read(file.storageKey)) }
}
