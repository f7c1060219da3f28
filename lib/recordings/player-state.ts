// What sounds on a page: one recording at most, and what plays on after it. Pure; lib/recordings/player.client.ts makes
// the sound. Playing another, its end, or a new note are only actions on this state.
import type { AgentId, CustomerId, MediaId } from '../core/ids.ts'
import type { TimelineEntry } from '../timeline/timeline-entry.ts'

export type Track = {
  mediaId: MediaId
  customerId: CustomerId
  mimeType: string
  /** Where the sound is when not on the server: a recording of this page's own, for which `mediaId` is only a name here. */
  localUrl?: string
  /** The customer's own voice or file: what an agent listens to, and what plays on. */
  isFromCustomer: boolean
}

/** `loading`: asked to sound, does not yet. `failed`: the browser could not get or play it. */
export type TrackStatus = 'loading' | 'playing' | 'paused' | 'failed'

export type PlayerState = {
  current: { track: Track; status: TrackStatus } | null
  queue: readonly Track[]
  /** Where recordings were left (ms), so that each goes on from there; none means the beginning. */
  positions: ReadonlyMap<MediaId, number>
}

export type PlayerAction =
  /** `leftAtMs`: where the recording is that sounded until now. */
  | { kind: 'started'; track: Track; leftAtMs: number }
  | { kind: 'sounded' }
  | { kind: 'paused'; atMs: number }
  | { kind: 'failed'; atMs: number }
  | { kind: 'moved'; mediaId: MediaId; toMs: number }
  | { kind: 'queued'; queue: readonly Track[] }
  | { kind: 'ended' }

export const silentPlayer: PlayerState = { current: null, queue: [], positions: new Map() }

export function reducePlayer(state: PlayerState, action: PlayerAction): PlayerState {
  const { current } = state
  switch (action.kind) {
    case 'started': {
      const isOther = current !== null && current.track.mediaId !== action.track.mediaId
      const positions = isOther ? leaveAt(state.positions, current.track.mediaId, action.leftAtMs) : state.positions
      return { current: { track: action.track, status: 'loading' }, queue: isOther ? [] : state.queue, positions }
    }
    case 'sounded':
      return current ? { ...state, current: { ...current, status: 'playing' } } : state
    case 'paused':
    case 'failed':
      if (!current) return state
      return {
        ...state,
        current: { ...current, status: action.kind },
        positions: leaveAt(state.positions, current.track.mediaId, action.atMs),
      }
    case 'moved':
      return { ...state, positions: leaveAt(state.positions, action.mediaId, action.toMs) }
    case 'queued':
      return { ...state, queue: action.queue }
    case 'ended': {
      if (!current) return state
      const [next, ...queue] = state.queue
      const positions = leaveAt(state.positions, current.track.mediaId, 0)
      return next
        ? { current: { track: next, status: 'loading' }, queue, positions: leaveAt(positions, next.mediaId, 0) }
        : { current: { ...current, status: 'paused' }, queue: [], positions }
    }
  }
}

function leaveAt(positions: PlayerState['positions'], mediaId: MediaId, atMs: number): PlayerState['positions'] {
  if ((positions.get(mediaId) ?? 0) === atMs) return positions
  const changed = new Map(positions)
  if (atMs > 0) changed.set(mediaId, atMs)
  else changed.delete(mediaId)
  return changed
}

/**
 * The customer's voice notes after a recording that this agent has not heard, oldest first: what plays on by itself.
 * @param entries in the order of time.
 */
export function findUnheardAfter(entries: readonly TimelineEntry[], mediaId: MediaId, me: AgentId): Track[] {
  const place = entries.findIndex((entry) => entry.kind === 'voice_note' && entry.mediaId === mediaId)
  if (place === -1) return []
  return entries.slice(place + 1).flatMap((entry) => {
    if (entry.kind !== 'voice_note' || entry.mediaId === null || entry.direction !== 'in') return []
    const [file] = entry.attachments
    if (file?.state !== 'stored' || entry.heardBy.some((agent) => agent.id === me)) return []
    return [{ mediaId: entry.mediaId, customerId: entry.customerId, mimeType: file.mimeType, isFromCustomer: true }]
  })
}
