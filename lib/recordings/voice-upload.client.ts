import type { MediaId } from '../core/ids.ts'
import { uploadMedia } from '../media/upload-media.client.ts'

/**
 * Uploads a recording, once: called again it gives the same answer, or tries anew where the last try failed. The recording
 * stays in memory as long as this is kept, so a network that goes away costs nothing but time.
 */
export function makeVoiceUpload(file: File): () => Promise<MediaId> {
  let current: Promise<MediaId> | null = null
  return () => {
    current ??= uploadMedia(file, () => {}, 'voice').result.then(
      ({ mediaId }) => mediaId,
      (error: unknown) => {
        current = null
        throw error
      },
    )
    return current
  }
}
