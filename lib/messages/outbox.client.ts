import type { Me } from '../agents/agent-queries.ts'
import type { ConversationId, CustomerId, EntryId, MediaId } from '../core/ids.ts'
import { RequestError, requestJson } from '../core/request-json.ts'
import type { Recording } from '../recordings/recording.ts'
import type { Attachment, Quote, TimelineEntry } from '../timeline/timeline-entry.ts'
import type { SendInput } from './send-input.ts'

// Sends not yet confirmed. The id is made here at the click: it is the idempotency key, the entry's id and the React key,
// so a repeated request cannot send twice and the server's entry takes the echo's place.

/**
 * `sending`: a request is under way. `waiting`: no answer came; tried again by itself as soon as there is a
 * connection, under the same id. `refused`: the server said no, nothing was sent.
 */
export type OutboxState = { kind: 'sending' } | { kind: 'waiting' } | { kind: 'refused'; code: string; message: string }

/** A recording not yet uploaded: uploading is the first half of sending it, tried again like the second. */
type RecordedInput = { kind: 'recorded'; id: EntryId; replyTo?: EntryId; upload: () => Promise<MediaId> }

type OutboxInput = (SendInput & { id: EntryId }) | RecordedInput

export type OutboxItem = {
  id: EntryId
  conversationId: ConversationId
  customerId: CustomerId
  input: OutboxInput
  /** What the timeline shows meanwhile. */
  entry: TimelineEntry
  state: OutboxState
} & Pick<Draft, 'onSaved' | 'onRefused' | 'onDiscarded'>

type Draft = {
  conversationId: ConversationId
  customerId: CustomerId
  input: OutboxInput
  /** What only the screen knows: the words of a template, the picture of an upload, the waveform, the quoted message. */
  shown?: { text?: string; attachments?: Attachment[]; replyTo?: Quote; recording?: Recording }
  /** Called when the server has it: what is to follow it comes after it. */
  onSaved?: () => void
  /** Called when the server said no: nothing is tried again by itself. */
  onRefused?: () => void
  /** Called when it is taken back, unsent. */
  onDiscarded?: () => void
}

type OutboxDeps = {
  me: Pick<Me, 'id' | 'name'>
  now: () => number
  /** The server's entry, to be put in the timeline before the echo is taken away. */
  onSaved: (entry: TimelineEntry) => void
}

const retryEveryMs = 4_000

export class Outbox {
  #deps: OutboxDeps
  #items: readonly OutboxItem[] = []
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(deps: OutboxDeps) {
    this.#deps = deps
  }

  getItems = (): readonly OutboxItem[] => this.#items

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the message at once and sends it. A second call with the same id does nothing. */
  send(draft: Draft): void {
    if (this.#items.some((item) => item.id === draft.input.id)) return
    const { id } = draft.input
    const entry = echoOf(draft, this.#deps.me, new Date(this.#deps.now()).toISOString())
    const { shown: _, ...rest } = draft
    this.#change([...this.#items, { ...rest, id, entry, state: { kind: 'sending' } }])
    void this.#post(id)
  }

  /** Tries a waiting or refused item again, under the same id. */
  retry(id: EntryId): void {
    const item = this.#items.find((candidate) => candidate.id === id)
    if (!item || item.state.kind === 'sending') return
    this.#setState(id, { kind: 'sending' })
    void this.#post(id)
  }

  /** Takes a refused item away; its text goes back to whoever asks. */
  discard(id: EntryId): OutboxItem | undefined {
    const item = this.#items.find((candidate) => candidate.id === id)
    this.#change(this.#items.filter((candidate) => candidate.id !== id))
    item?.onDiscarded?.()
    return item
  }

  /** Called when the connection is back. */
  retryWaiting(): void {
    for (const item of this.#items) if (item.state.kind === 'waiting') this.retry(item.id)
  }

  async #post(id: EntryId): Promise<void> {
    const item = this.#items.find((candidate) => candidate.id === id)
    if (!item) return
    try {
      const path = `/conversations/${item.conversationId}/messages`
      const entry = await requestJson<TimelineEntry>(path, { method: 'POST', body: await bodyOf(item.input) })
      this.#deps.onSaved(entry)
      this.#change(this.#items.filter((candidate) => candidate.id !== id))
      item.onSaved?.()
    } catch (error) {
      this.#onFailure(id, error)
    }
  }

  #onFailure(id: EntryId, error: unknown): void {
    const isUnanswered = error instanceof RequestError && (error.code === 'offline' || error.code === 'unavailable')
    if (!isUnanswered) {
      const code = error instanceof RequestError ? error.code : 'internal'
      this.#setState(id, { kind: 'refused', code, message: error instanceof Error ? error.message : '' })
      this.#items.find((item) => item.id === id)?.onRefused?.()
      return
    }
    this.#setState(id, { kind: 'waiting' })
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.retryWaiting()
    }, retryEveryMs)
  }

  #setState(id: EntryId, state: OutboxState): void {
    this.#change(this.#items.map((item) => (item.id === id ? { ...item, state } : item)))
  }

  #change(items: readonly OutboxItem[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }
}

async function bodyOf(input: OutboxInput): Promise<SendInput> {
  if (input.kind !== 'recorded') return input
  const { upload, ...rest } = input
  return { ...rest, kind: 'voice', mediaId: await upload() }
}

/** The entry as it will look once the server has it. Its position sorts after everything: merging puts echoes last. */
function echoOf(draft: Draft, me: Pick<Me, 'id' | 'name'>, at: string): TimelineEntry {
  const { input, shown } = draft
  const base = {
    id: input.id,
    position: '~',
    customerId: draft.customerId,
    conversationId: draft.conversationId,
    connectionId: null,
    channel: null,
    providerId: null,
    occurredAt: at,
    receivedAt: at,
    author: { kind: 'agent' as const, id: me.id, name: me.name },
  }
  if (input.kind === 'note') return { ...base, kind: 'note', direction: 'internal', text: input.text }
  const sent = {
    direction: 'out' as const,
    attachments: shown?.attachments ?? [],
    status: 'queued' as const,
    statusAt: at,
    error: null,
    attempt: 1,
    replyTo: shown?.replyTo ?? null,
    reactions: [],
    forwarded: 'no' as const,
    referral: null,
    priceMicros: null,
    priceCurrency: null,
  }
  if ((input.kind === 'recorded' || input.kind === 'voice') && shown?.recording) {
    const mediaId = input.kind === 'voice' ? input.mediaId : null
    return { ...base, ...sent, kind: 'voice_note', isVoicemail: false, text: shown.recording.transcript.text, mediaId, ...shown.recording }
  }
  const text = input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? null) : (shown?.text ?? null)
  return { ...base, ...sent, kind: 'message', text, content: contentOf(input) }
}

function contentOf(input: Exclude<OutboxInput, { kind: 'note' }>) {
  if (input.kind === 'template') {
    const { name, language } = input
    return { type: 'template' as const, name, language, header: null, footer: null, buttons: [] }
  }
  return input.kind === 'text' ? { type: 'text' as const } : { type: 'media' as const }
}
