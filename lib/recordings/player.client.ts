// The one thing that sounds on a page. Its `<audio>` belongs to no row: what plays goes on when its row leaves the list.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { AgentId, CustomerId, MediaId } from '../core/ids.ts'
import { requestJson } from '../core/request-json.ts'
import { mediaUrl } from '../media/upload-media.client.ts'
import { requestEntry } from '../timeline/save-entry.client.ts'
import type { TimelineEntry, TimelinePage } from '../timeline/timeline-entry.ts'
import { timelineQueries } from '../timeline/timeline-queries.ts'
import { choosePlaybackForms, type PlaybackForm } from './playback-source.ts'
import {
  findUnheardAfter,
  type PlayerAction,
  type PlayerState,
  reducePlayer,
  silentPlayer,
  type Track,
  type TrackStatus,
} from './player-state.ts'

export const rates = [1, 1.5, 2] as const
export type Rate = (typeof rates)[number]
const rateKey = 'playback-rate'

type PositionListener = (ms: number) => void

const players = new WeakMap<QueryClient, Player>()

/** The player of this page; its query cache stands for the page. */
export function playerOf(cache: QueryClient, me: AgentId): Player {
  const player = players.get(cache) ?? new Player(cache, me)
  players.set(cache, player)
  return player
}

export class Player {
  readonly #cache: QueryClient
  readonly #me: AgentId
  #madeAudio: HTMLAudioElement | null = null
  #state = silentPlayer
  #forms: PlaybackForm[] = []
  #rate: Rate | null = null
  #frame = 0
  readonly #listeners = new Set<() => void>()
  readonly #watchers = new Map<MediaId, Set<PositionListener>>()

  constructor(cache: QueryClient, me: AgentId) {
    this.#cache = cache
    this.#me = me
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getRate = (): Rate => {
    this.#rate ??= readRate()
    return this.#rate
  }

  statusOf(mediaId: MediaId): TrackStatus | 'idle' {
    const { current } = this.#state
    return current?.track.mediaId === mediaId ? current.status : 'idle'
  }

  /** Whether anything sounds now. */
  isSounding = (): boolean => this.#state.current?.status === 'playing'

  positionOf(mediaId: MediaId): number {
    const isCurrent = this.#state.current?.track.mediaId === mediaId && this.#state.current.status === 'playing'
    return isCurrent ? this.#nowMs() : (this.#state.positions.get(mediaId) ?? 0)
  }

  /** Calls at once, and then for every frame that moves the position of this recording. */
  watchPosition(mediaId: MediaId, listener: PositionListener): () => void {
    const watchers = this.#watchers.get(mediaId) ?? new Set()
    this.#watchers.set(mediaId, watchers.add(listener))
    listener(this.positionOf(mediaId))
    return () => watchers.delete(listener)
  }

  toggle(track: Track): void {
    const status = this.statusOf(track.mediaId)
    if (status === 'playing' || status === 'loading') this.pause()
    else this.#play(track)
  }

  pause(): void {
    this.#audio.pause()
  }

  /** Stops a recording of this page's own that is gone. */
  forget(mediaId: MediaId): void {
    if (this.#state.current?.track.mediaId === mediaId) this.pause()
  }

  /** Sounds from a moment on. */
  playFrom(track: Track, ms: number): void {
    this.seek(track.mediaId, ms)
    if (!this.#isCurrentSounding(track.mediaId)) this.#play(track)
  }

  /** Moves to a moment without making it sound. */
  seek(mediaId: MediaId, ms: number): void {
    if (this.#state.current?.track.mediaId === mediaId) this.#audio.currentTime = ms / 1000
    this.#dispatch({ kind: 'moved', mediaId, toMs: Math.max(0, ms) })
    this.#tellPosition(mediaId)
  }

  setRate(rate: Rate): void {
    this.#rate = rate
    localStorage.setItem(rateKey, String(rate))
    this.#applyRate()
    this.#notify()
  }

  /** Made at the first sound: pages are drawn on the server too, where there is none. */
  get #audio(): HTMLAudioElement {
    if (this.#madeAudio) return this.#madeAudio
    const audio = new Audio()
    this.#madeAudio = audio
    audio.preservesPitch = true
    audio.addEventListener('playing', () => {
      this.#dispatch({ kind: 'sounded' })
      cancelAnimationFrame(this.#frame)
      this.#follow()
    })
    audio.addEventListener('pause', () => {
      const hasStopped = audio.ended || this.#state.current?.status === 'failed'
      if (!hasStopped) this.#dispatch({ kind: 'paused', atMs: this.#nowMs() })
    })
    audio.addEventListener('seeked', () => this.#tellPosition())
    audio.addEventListener('ended', () => this.#onEnded())
    audio.addEventListener('error', () => this.#onError())
    this.#pauseWhenLeft()
    return audio
  }

  /** Both: a new source begins at the default one. */
  #applyRate(): void {
    this.#audio.defaultPlaybackRate = this.getRate()
    this.#audio.playbackRate = this.getRate()
  }

  #isCurrentSounding(mediaId: MediaId): boolean {
    const status = this.statusOf(mediaId)
    return status === 'playing' || status === 'loading'
  }

  #play(track: Track): void {
    const isLoaded = this.statusOf(track.mediaId) === 'paused'
    this.#dispatch({ kind: 'started', track, leftAtMs: this.#nowMs() })
    if (!isLoaded) this.#load(track)
    this.#sound()
  }

  #load(track: Track): void {
    this.#forms = track.localUrl ? ['original'] : choosePlaybackForms(track.mimeType, (type) => this.#audio.canPlayType(type))
    this.#loadForm(track)
  }

  #loadForm(track: Track): void {
    const [form] = this.#forms
    const audio = this.#audio
    const url = track.localUrl ?? mediaUrl(track.mediaId)
    audio.src = form === 'webm' || form === 'wav' ? `${url}?as=${form}` : url
    this.#applyRate()
    audio.currentTime = (this.#state.positions.get(track.mediaId) ?? 0) / 1000
  }

  #sound(): void {
    // Refused when another source was set meanwhile, or by the element's own `error`, which is told there.
    this.#audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#dispatch({ kind: 'paused', atMs: this.#nowMs() })
    })
  }

  #onEnded(): void {
    const { current } = this.#state
    if (!current) return
    const { track } = current
    if (track.isFromCustomer) {
      void this.#tellHeard(track)
      this.#dispatch({ kind: 'queued', queue: findUnheardAfter(this.#entriesOf(track.customerId), track.mediaId, this.#me) })
    }
    this.#dispatch({ kind: 'ended' })
    this.#tellPosition(track.mediaId)
    const next = this.#state.current?.track
    if (!next || next.mediaId === track.mediaId) {
      this.#audio.currentTime = 0
      return
    }
    this.#load(next)
    this.#sound()
  }

  /** A form that cannot be played is followed by the next one. */
  #onError(): void {
    const { current } = this.#state
    if (!current) return
    const isUnplayable = this.#audio.error?.code !== MediaError.MEDIA_ERR_NETWORK
    this.#forms.shift()
    if (isUnplayable && this.#forms.length > 0) {
      this.#loadForm(current.track)
      this.#sound()
      return
    }
    this.#dispatch({ kind: 'failed', atMs: this.#nowMs() })
    // Firefox without a loudspeaker goes on in silence.
    this.#audio.pause()
  }

  /** Only the end of the sound tells it; when the request fails, the note stays unheard and can be played again. */
  async #tellHeard(track: Track): Promise<void> {
    const ask = () => requestJson<TimelineEntry>(`/media/${track.mediaId}/heard`, { method: 'POST' })
    await requestEntry(this.#cache, ask).catch(() => null)
  }

  #entriesOf(customerId: CustomerId): TimelineEntry[] {
    const window = this.#cache.getQueryData<InfiniteData<TimelinePage>>(timelineQueries.ofCustomer(customerId).queryKey)
    return window?.pages.flatMap((page) => page.items).reverse() ?? []
  }

  /** Without its timeline on the screen there is nothing to stop it with. */
  #pauseWhenLeft(): void {
    this.#cache.getQueryCache().subscribe((event) => {
      const { current } = this.#state
      if (event.type !== 'observerRemoved' || !current || event.query.getObserversCount() > 0) return
      const [subject, customerId] = event.query.queryKey
      if (subject === timelineQueries.all[0] && customerId === current.track.customerId) this.pause()
    })
  }

  #nowMs(): number {
    return this.#audio.currentTime * 1000
  }

  #follow(): void {
    this.#tellPosition()
    if (!this.#audio.paused) this.#frame = requestAnimationFrame(() => this.#follow())
  }

  #tellPosition(mediaId = this.#state.current?.track.mediaId): void {
    if (!mediaId) return
    const ms = this.positionOf(mediaId)
    for (const listener of this.#watchers.get(mediaId) ?? []) listener(ms)
  }

  #dispatch(action: PlayerAction): void {
    const next: PlayerState = reducePlayer(this.#state, action)
    if (next === this.#state) return
    this.#state = next
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

function readRate(): Rate {
  const saved = Number(localStorage.getItem(rateKey))
  return rates.find((rate) => rate === saved) ?? 1
}
