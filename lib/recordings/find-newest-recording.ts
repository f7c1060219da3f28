import type { MediaId } from '../core/ids.ts'
import type { TimelinePage } from '../timeline/timeline-entry.ts'

/** The last recording of a timeline, in pages that are newest first; null without one. */
export function findNewestRecording(window: { pages: readonly TimelinePage[] }): MediaId | null {
  for (const page of window.pages) {
    for (const entry of page.items) {
      if (entry.kind === 'voice_note' && entry.mediaId !== null) return entry.mediaId
      const attachment = entry.kind === 'message' ? entry.attachments.find((one) => one.recording !== null) : undefined
      if (attachment) return attachment.mediaId
    }
  }
  return null
}
