import type { MessageEntry, Quote, VoiceNoteEntry } from '../timeline/timeline-entry.ts'

/** A message as the answer that quotes it shows it. */
export function quoteOf(entry: MessageEntry | VoiceNoteEntry, customerName: string): Quote {
  return {
    entryId: entry.id,
    authorName: entry.direction === 'in' ? customerName : entry.author.name,
    direction: entry.direction === 'in' ? 'in' : 'out',
    text: entry.text,
    attachmentType: entry.kind === 'voice_note' ? 'voice_note' : (entry.attachments[0]?.type ?? entry.content.type),
  }
}
