import { describe, expect, test } from 'vitest'
import type { AgentId, CustomerId, MediaId } from '../core/ids.ts'
import type { TimelineEntry, VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { emptyRecording } from './empty-recording.ts'
import { findUnheardAfter, type PlayerAction, type PlayerState, reducePlayer, silentPlayer, type Track } from './player-state.ts'

const sam = 'sam' as AgentId // ids are opaque to the player
const customerId = 'noor' as CustomerId

function track(id: string): Track {
  return { mediaId: id as MediaId, customerId, mimeType: 'audio/ogg', isFromCustomer: true }
}

const [first, second, third] = [track('1'), track('2'), track('3')]

function play(...actions: PlayerAction[]): PlayerState {
  return actions.reduce(reducePlayer, silentPlayer)
}

const start = (one: Track, leftAtMs = 0): PlayerAction => ({ kind: 'started', track: one, leftAtMs })

describe('one recording sounds at a time', () => {
  test('starting another takes the first one’s place and keeps where that was', () => {
    const state = play(start(first), { kind: 'sounded' }, start(second, 4_200))
    expect(state.current).toEqual({ track: second, status: 'loading' })
    expect(state.positions.get(first.mediaId)).toBe(4_200)
  })

  test('going on with a paused one goes on from where it was', () => {
    const paused = play(start(first), { kind: 'sounded' }, { kind: 'paused', atMs: 900 })
    expect(paused.current?.status).toBe('paused')
    expect(reducePlayer(paused, start(first, 900)).positions.get(first.mediaId)).toBe(900)
  })

  test('one that could not be played keeps its place too', () => {
    const failed = play(start(first), { kind: 'failed', atMs: 700 })
    expect([failed.current?.status, failed.positions.get(first.mediaId)]).toEqual(['failed', 700])
  })

  test('moving within one that does not sound is remembered, moving to its beginning is not', () => {
    const moved = play({ kind: 'moved', mediaId: second.mediaId, toMs: 3_000 })
    expect(moved.positions.get(second.mediaId)).toBe(3_000)
    expect(reducePlayer(moved, { kind: 'moved', mediaId: second.mediaId, toMs: 0 }).positions.size).toBe(0)
  })
})

describe('the end of a recording', () => {
  test('plays on with the queue, each from its beginning, and then is silent', () => {
    const queued = play({ kind: 'moved', mediaId: second.mediaId, toMs: 3_000 }, start(first), { kind: 'queued', queue: [second, third] })
    const next = reducePlayer(queued, { kind: 'ended' })
    expect(next).toMatchObject({ current: { track: second, status: 'loading' }, queue: [third] })
    expect(next.positions.size).toBe(0)
    const last = reducePlayer(reducePlayer(next, { kind: 'ended' }), { kind: 'ended' })
    expect(last).toMatchObject({ current: { track: third, status: 'paused' }, queue: [] })
  })

  test('of one chosen by hand does not go on with an earlier one’s queue', () => {
    const state = play(start(first), { kind: 'queued', queue: [second] }, start(third), { kind: 'ended' })
    expect(state.current).toEqual({ track: third, status: 'paused' })
  })

  test('with nothing playing changes nothing', () => {
    expect(play({ kind: 'ended' }, { kind: 'sounded' }, { kind: 'paused', atMs: 5 })).toBe(silentPlayer)
  })
})

describe('what plays on', () => {
  const note = (id: string, change: Partial<VoiceNoteEntry> = {}): VoiceNoteEntry => ({
    ...emptyRecording(),
    id: id as VoiceNoteEntry['id'],
    kind: 'voice_note',
    isVoicemail: false,
    position: id,
    customerId,
    conversationId: null,
    connectionId: null,
    channel: 'whatsapp',
    providerId: null,
    direction: 'in',
    occurredAt: '2026-11-24T09:00:00Z',
    receivedAt: '2026-11-24T09:00:00Z',
    author: { kind: 'customer', id: null, name: null },
    text: null,
    attachments: [{ ...file, mediaId: id as MediaId }],
    mediaId: id as MediaId,
    status: null,
    statusAt: null,
    error: null,
    attempt: 1,
    replyTo: null,
    reactions: [],
    forwarded: 'no',
    referral: null,
    priceMicros: null,
    priceCurrency: null,
    ...change,
  })
  const file = {
    mediaId: '' as MediaId,
    type: 'audio' as const,
    state: 'stored' as const,
    mimeType: 'audio/ogg',
    filename: null,
    sizeBytes: 1,
    width: null,
    height: null,
    hasThumbnail: false,
    recording: null,
  }
  const idsAfter = (entries: TimelineEntry[], id: string) => findUnheardAfter(entries, id as MediaId, sam).map((one) => one.mediaId)

  test('are the customer’s later notes that this agent has not heard', () => {
    const heard = { heardBy: [{ id: sam, name: 'Sam' }] }
    const byOther = { heardBy: [{ id: 'lotte' as AgentId, name: 'Lotte' }] }
    const entries = [note('1'), note('2'), note('3', heard), note('4', { direction: 'out' }), note('5', byOther)]
    expect(idsAfter(entries, '2')).toEqual(['5'])
    expect(idsAfter(entries, '1')).toEqual(['2', '5'])
  })

  test('leave out what is not here yet, and are none when the recording is not in the window', () => {
    const pending = note('2', { attachments: [{ ...file, state: 'pending' }] })
    expect(idsAfter([note('1'), pending, note('3', { mediaId: null })], '1')).toEqual([])
    expect(idsAfter([note('1'), note('2')], '9')).toEqual([])
  })
})
