import type { RenderedTemplate, SimError } from '../../core/state.ts'

/** What the checks of one type found: what to store, and what only shows after the request was accepted. */
export type OutboundContent = {
  content: unknown
  /** A fault that the provider reports with a `failed` status instead of refusing the request. */
  lateFailure: SimError | null
  rendered?: RenderedTemplate
  /** Lower case, as in webhooks; `service` for everything that is no template. */
  category?: string
  /** For templates: `accepted`, `held_for_quality_assessment` or `paused`, told in the response. */
  messageStatus?: string
  /** A link to be fetched before the message leaves. */
  link?: { url: string; object: Record<string, unknown>; kind: MediaKind }
}

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker'
