import { unreachable } from '../core/errors.ts'
import type { ConnectionId, ConversationId, CustomerId, EntryId, MediaId } from '../core/ids.ts'
import type { Channel, MessageStatus } from '../core/vocabulary.ts'
import { describeRecording, type RecordingFields } from '../recordings/describe-recording.ts'
import { emptyRecording } from '../recordings/empty-recording.ts'
import type { Recording } from '../recordings/recording.ts'
import { entryBodySchema } from './entry-body.ts'
import { cutText } from './make-preview.ts'
import type { Attachment, Author, Quote, Reaction, SendError, TimelineEntry } from './timeline-entry.ts'

type EntryFields = {
  id: EntryId
  position: string
  customerId: CustomerId
  conversationId: ConversationId | null
  connectionId: ConnectionId | null
  channel: Channel | null
  direction: 'in' | 'out' | 'internal'
  providerId: string | null
  replyToProviderId: string | null
  authorKind: Author['kind']
  authorId: string | null
  authorName: string | null
  text: string | null
  body: unknown
  status: MessageStatus | null
  statusAt: Date | null
  error: SendError | null
  attempt: number
  priceMicros: number | null
  priceCurrency: string | null
  occurredAt: Date
  receivedAt: Date
  isDeleted: boolean
}

type FileFields = {
  id: MediaId
  type: Attachment['type']
  state: Attachment['state']
  declaredMimeType: string
  mimeType: string | null
  filename: string | null
  sizeBytes: number | null
  width: number | null
  height: number | null
  thumbnailKey: string | null
}

export type EntryParts = {
  row: EntryFields
  files: FileFields[]
  recordings: RecordingFields[]
  quote: EntryFields | null
  quotedFileType: string | null
  reactions: { emoji: string | null; authorKind: 'customer' | 'agent'; authorId: string; at: Date }[]
  agentNames: Map<string, string>
}

/** Puts an entry's rows together into what is shown. @throws ZodError when the stored body is not one of ours. */
export function describeEntry(parts: EntryParts): TimelineEntry {
  const { row } = parts
  const body = entryBodySchema.parse(row.body)
  const base = {
    id: row.id,
    position: row.position,
    customerId: row.customerId,
    conversationId: row.conversationId,
    connectionId: row.connectionId,
    channel: row.channel,
    providerId: row.providerId,
    direction: row.direction,
    occurredAt: row.occurredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    author: authorOf(row, parts.agentNames),
  }
  switch (body.kind) {
    case 'message':
      return {
        ...base,
        ...sentParts(parts),
        kind: 'message',
        content: row.isDeleted ? { type: 'deleted' } : body.content,
        forwarded: body.forwarded,
        referral: body.referral,
      }
    case 'voice_note':
      return {
        ...base,
        ...sentParts(parts),
        kind: 'voice_note',
        isVoicemail: body.isVoicemail,
        mediaId: row.isDeleted ? null : (parts.files[0]?.id ?? null),
        ...(row.isDeleted ? emptyRecording() : (recordingOf(parts, parts.files[0]?.id) ?? emptyRecording())),
        forwarded: body.forwarded,
        referral: body.referral,
      }
    case 'note':
      return { ...base, kind: 'note', text: row.text ?? '' }
    case 'escalation':
      return { ...base, kind: 'escalation', fromTier: body.fromTier, toTier: body.toTier, because: body.because }
    case 'system':
      return { ...base, kind: 'system', what: body.what }
    default:
      return unreachable(body)
  }
}

function recordingOf(parts: EntryParts, mediaId: MediaId | undefined): Recording | null {
  const row = parts.recordings.find((one) => one.mediaId === mediaId)
  return row ? describeRecording(row, parts.agentNames) : null
}

function sentParts(parts: EntryParts) {
  const { row, files, quote, quotedFileType, reactions, agentNames } = parts
  return {
    text: row.isDeleted ? null : row.text,
    attachments: row.isDeleted ? [] : files.map((file) => describeAttachment(file, recordingOf(parts, file.id))),
    status: row.status,
    statusAt: row.statusAt?.toISOString() ?? null,
    error: row.error,
    attempt: row.attempt,
    replyTo: row.replyToProviderId === null ? null : describeQuote(quote, quotedFileType, agentNames),
    reactions: reactions.flatMap((one): Reaction[] =>
      one.emoji === null ? [] : [{ emoji: one.emoji, by: reactedBy(one, agentNames), at: one.at.toISOString() }],
    ),
    priceMicros: row.priceMicros,
    priceCurrency: row.priceCurrency,
  }
}

export function describeAttachment(file: FileFields, recording: Recording | null = null): Attachment {
  return {
    mediaId: file.id,
    type: file.type,
    state: file.state,
    mimeType: file.mimeType ?? file.declaredMimeType,
    filename: file.filename,
    sizeBytes: file.sizeBytes,
    width: file.width,
    height: file.height,
    hasThumbnail: file.thumbnailKey !== null,
    recording,
  }
}

function describeQuote(quote: EntryFields | null, fileType: string | null, agentNames: Map<string, string>): Quote {
  if (!quote) return { entryId: null, authorName: null, direction: null, text: null, attachmentType: null }
  return {
    entryId: quote.id,
    authorName: authorOf(quote, agentNames).name,
    direction: quote.direction === 'in' ? 'in' : 'out',
    text: quote.isDeleted ? null : quotedText(quote.text),
    attachmentType: fileType,
  }
}

const longestQuote = 300

function quotedText(text: string | null): string | null {
  return text === null ? null : cutText(text, longestQuote)
}

/** The customer's name is left out: it is the timeline's own customer, and changes without the entry changing. */
function authorOf(row: EntryFields, agentNames: Map<string, string>): Author {
  const name = row.authorKind === 'agent' && row.authorId ? (agentNames.get(row.authorId) ?? row.authorName) : row.authorName
  return { kind: row.authorKind, id: row.authorId, name: row.authorKind === 'customer' ? null : name }
}

function reactedBy(one: EntryParts['reactions'][number], agentNames: Map<string, string>): Author {
  return { kind: one.authorKind, id: one.authorId, name: one.authorKind === 'agent' ? (agentNames.get(one.authorId) ?? null) : null }
}
