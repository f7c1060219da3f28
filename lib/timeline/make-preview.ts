import type { Preview } from '../conversations/conversation-row.ts'
import type { MessageStatus } from '../core/vocabulary.ts'
import type { EntryBody } from './entry-body.ts'

const longest = 140

/** The line an inbox row shows for an entry: its words, or the name of what it is (`preview.*` in the message files). */
export function makePreview(input: {
  body: EntryBody
  text: string | null
  fileType: string | null
  direction: Preview['direction']
  status: MessageStatus | null
}): Preview {
  return {
    type: typeOf(input.body, input.fileType),
    text: previewText(input.text),
    direction: input.direction,
    status: input.status,
  }
}

/** Words on one line, cut to what a row can show; null when there are none. */
export function previewText(text: string | null): string | null {
  return text ? cutText(text.replace(/\s+/g, ' ').trim(), longest) || null : null
}

function typeOf(body: EntryBody, fileType: string | null): string {
  if (body.kind !== 'message') return body.kind
  return body.content.type === 'media' ? (fileType ?? 'document') : body.content.type
}

/** Cuts between characters as people see them, never inside an emoji: half of one could not even be stored. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  const segments = new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(text.slice(0, longest + 20))
  let kept = ''
  for (const { segment } of segments) {
    if (kept.length + segment.length > longest) break
    kept += segment
  }
  return `${kept}…`
}
