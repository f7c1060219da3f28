import type { Locale } from '../core/vocabulary.ts'
import { estimateRecordingHeight } from '../recordings/estimate-recording-height.ts'
import type { TimelineItem } from './timeline-items.ts'

/** The customer's entries after the last one seen. Nothing seen yet, or no longer in the window: none are counted. */
export function countNew(items: readonly TimelineItem[], seenKey: string | null): number {
  const seen = items.findIndex((item) => item.key === seenKey)
  if (seen === -1) return 0
  return items.slice(seen + 1).filter((item) => item.kind === 'entry' && item.entry.direction === 'in').length
}

const lineHeight = 20
const charactersPerLine = 60
/** Border, padding and distance of a recording's bubble, and its own line of time (components/timeline/message-row.tsx). */
const frameHeight = 38

/** A first guess at a row's height (px) until it is measured: the nearer, the steadier the scroll bar. */
export function estimateItemHeight(item: TimelineItem | undefined, locale: Locale): number {
  if (item?.kind !== 'entry') return 44
  const { entry } = item
  if (entry.kind === 'system' || entry.kind === 'escalation') return 36
  const text = entry.text ?? ''
  const lines = Math.max(1, Math.ceil(text.length / charactersPerLine), text.split('\n').length)
  if (entry.kind === 'voice_note')
    return frameHeight + estimateRecordingHeight(entry, locale) + (item.startsGroup ? 28 : 0) + (item.endsGroup ? 4 : 0)
  const media = entry.kind === 'message' && entry.attachments.length > 0 ? 240 : 0
  // Border, padding and distance of components/timeline/message-row.tsx: exact for a line of text, by far the commonest.
  return (item.endsGroup ? 24 : 20) + lines * lineHeight + media + (item.startsGroup ? 28 : 0)
}
