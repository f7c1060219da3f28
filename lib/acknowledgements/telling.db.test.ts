// Whom we measure is told first, and what was promised was said: the acknowledgement through simulator, worker and
// webhooks, where it arrives, where it fails, and where it is sent again.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveOpeningHours } from '../../db/queries/opening-hours.ts'
import { readPrivacySettings, savePrivacySettings } from '../../db/queries/privacy-settings.ts'
import { addTranscript } from '../../db/queries/recordings.ts'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { getConversation } from '../conversations/list-conversations.server.ts'
import type { ConversationId, EntryId, MediaId } from '../core/ids.ts'
import { defaultOpeningHours } from '../hours/opening-hours.ts'
import { retryMessage } from '../messages/retry-message.server.ts'
import { retryStep } from '../recordings/change-recording.server.ts'
import type { Recording } from '../recordings/recording.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { VoiceNoteEntry } from '../timeline/timeline-entry.ts'
import { defaultAcknowledgementRule } from './acknowledgement-rule.ts'
import { changeRule } from './change-rule.server.ts'

let product: Sending
let seconds = 3
let people = 0
const notReachable = 131026
const notice = 'Wij meten de toonhoogte van je spraakberichten.'

beforeAll(async () => {
  product = await openSending()
  const day = [{ from: '00:00', to: '24:00' }]
  const weekly = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day }
  await saveOpeningHours(product.pools.db, { ...defaultOpeningHours, weekly })
  await changeRule(product.sam, product.connection.id, { ...defaultAcknowledgementRule, isOn: true })
  await savePrivacySettings(product.pools.db, {
    measuresPitch: true,
    pitchNotice: { nl: notice, en: 'We measure pitch.' },
    acknowledgedById: product.sam.id,
    acknowledgedAt: new Date(),
  })
})
afterAll(() => product.close())
beforeEach(() => product.simulator.client.setFaults({ failSends: null, dropSends: 0, rateLimits: false }))

/** A phone that nobody has written to yet. */
async function somebody(): Promise<string> {
  const id = `teller-${++people}`
  const number = String(people).padStart(2, '0')
  await product.simulator.client.createUser({ id, name: id, phone: `316123400${number}`, bsuid: `NL.700000000000000100${number}` })
  return id
}

type Note = { id: EntryId; mediaId: MediaId; conversationId: ConversationId; pitch: Recording['pitch'] }

/** Somebody speaks; their note once its pitch is measured, or is not to be. */
async function speak(person: string): Promise<Note> {
  const { client } = product.simulator
  seconds += 0.1
  const { bytes } = await encodeVoice(
    makeVoice((t) => 130 * 2 ** (t / 36), seconds),
    { serial: 3 },
  )
  const { id: mediaId } = await client.upload(person, bytes, { mimeType: 'audio/ogg; codecs=opus' })
  const { id } = await client.send(person, { type: 'audio', mediaId, voice: true })
  const entryId = await waitFor('the note', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
    return row ? (row.id as EntryId) : null
  })
  const isOver = (entry: VoiceNoteEntry) => entry.pitch.state !== 'waiting' && entry.pitch.state !== 'working'
  const entry = await product.waitForEntry(entryId, (one) => one.kind === 'voice_note' && isOver(one))
  if (entry.kind !== 'voice_note' || !entry.mediaId || !entry.conversationId) throw new Error('a note must have a file and a conversation')
  return { id: entryId, mediaId: entry.mediaId, conversationId: entry.conversationId, pitch: entry.pitch }
}

type Acknowledgement = { id: EntryId; text: string; status: string }

/** The acknowledgements of a conversation, once there are `count` and the last of them has come to `statuses`. */
const acknowledged = (conversationId: ConversationId, count: number, ...statuses: string[]) =>
  waitFor(`acknowledgement ${count} to be ${statuses.join(' or ')}`, async () => {
    const rows = await product.pools.sql<Acknowledgement[]>`
      select id, text, status from entries where conversation_id = ${conversationId} and author_kind = 'system' and direction = 'out' order by position`
    const last = rows[count - 1]
    return rows.length === count && last && statuses.includes(last.status) ? last : null
  })

/** Lets the simulator's clock pass into another second: its webhooks know no smaller time. */
const nextSecond = () => product.simulator.client.clock({ advanceMs: 1_500 })

const promiseOf = async (id: ConversationId) => (await getConversation(product.sam, id)).promisedAt
const refuseNext = () => product.simulator.client.setFaults({ failSends: { count: 1, code: notReachable } })

/** How a message fails: what brings it about for a person, and what ends it. */
const failures: [string, (person: string) => Promise<() => Promise<unknown>>][] = [
  [
    'refused',
    async () => {
      await refuseNext()
      return async () => undefined
    },
  ],
  [
    'accepted and then not delivered',
    async (person) => {
      await product.simulator.client.patchUser(person, { isReachable: false })
      return () => product.simulator.client.patchUser(person, { isReachable: true })
    },
  ],
]

describe('pitch', () => {
  test('is not measured of what was said before the notice arrived, nor when asked for; of what comes after it, it is', async () => {
    const person = await somebody()
    const first = await speak(person)
    expect(first.pitch).toMatchObject({ state: 'off', reason: 'not_told', medianHz: null, curve: [] })
    const told = await acknowledged(first.conversationId, 1, 'delivered', 'read')
    expect(told.text).toContain(notice)
    await nextSecond()
    expect((await speak(person)).pitch).toMatchObject({ state: 'done', reason: null })
    await retryStep(product.sam, first.mediaId, 'pitch')
    const again = await product.waitForEntry(first.id, (one) => one.kind === 'voice_note' && one.pitch.state === 'off')
    expect(again).toMatchObject({ pitch: { reason: 'not_told' } })
    const stored = await product.pools.sql`select pitch from recordings where media_id = ${first.mediaId}`
    expect(stored).toEqual([{ pitch: null }])
  })

  test.each(failures)(
    'is not measured where the notice was %s; the next acknowledgement carries it, and then it is',
    async (_, failNext) => {
      const person = await somebody()
      const goOn = await failNext(person)
      const first = await speak(person)
      await acknowledged(first.conversationId, 1, 'failed')
      await goOn()
      await nextSecond()
      const second = await speak(person)
      expect(second.pitch).toMatchObject({ state: 'off', reason: 'not_told' })
      expect((await acknowledged(second.conversationId, 2, 'delivered', 'read')).text).toContain(notice)
      await nextSecond()
      expect((await speak(person)).pitch.state).toBe('done')
    },
  )

  test('is never measured of who is told nothing, for want of words in their language; with them it is, once they arrived', async () => {
    const { db } = product.pools
    const turkish = 'Siparişim hâlâ gelmedi, ne zaman gelecek acaba?'
    const person = await somebody()
    await product.simulator.client.sendText(person, turkish)
    const { conversationId } = await speak(person)
    const told = await acknowledged(conversationId, 1, 'delivered', 'read')
    expect(told.text).toContain('otomatik bir mesaj')
    expect(told.text).not.toMatch(/toonhoogte|pitch/)
    await nextSecond()
    expect((await speak(person)).pitch).toMatchObject({ state: 'off', reason: 'not_told' })

    const settings = await readPrivacySettings(db)
    try {
      await savePrivacySettings(db, { ...settings, pitchNotice: { ...settings.pitchNotice, tr: 'Sesinizin perdesini ölçüyoruz.' } })
      const other = await somebody()
      await product.simulator.client.sendText(other, turkish)
      const first = await speak(other)
      expect(first.pitch).toMatchObject({ state: 'off', reason: 'not_told' })
      expect((await acknowledged(first.conversationId, 1, 'delivered', 'read')).text).toContain('Sesinizin perdesini ölçüyoruz.')
      await nextSecond()
      expect((await speak(other)).pitch.state).toBe('done')
    } finally {
      await savePrivacySettings(db, settings)
    }
  })

  test('is not measured of who was told in Dutch, by their number, and turns out to speak Turkish', async () => {
    const person = await somebody()
    const first = await speak(person)
    expect((await acknowledged(first.conversationId, 1, 'delivered', 'read')).text).toContain(notice)
    const text = 'Merhaba, siparişim hâlâ gelmedi, ne zaman gelecek?'
    await addTranscript(product.pools.db, { mediaId: first.mediaId, text, language: 'tr' })
    await nextSecond()
    expect((await speak(person)).pitch).toMatchObject({ state: 'off', reason: 'not_told' })
  })

  test('is not measured where nobody knows whether the notice went out', async () => {
    const person = await somebody()
    await product.simulator.client.setFaults({ dropSends: 1 })
    const { conversationId } = await speak(person)
    await acknowledged(conversationId, 1, 'unknown')
    await nextSecond()
    expect((await speak(person)).pitch).toMatchObject({ state: 'off', reason: 'not_told' })
  })
})

describe('a promise', () => {
  test.each(failures)('is taken back when the message that made it is %s, and made anew with the next note', async (_, failNext) => {
    const person = await somebody()
    const goOn = await failNext(person)
    const { conversationId } = await speak(person)
    await acknowledged(conversationId, 1, 'failed')
    expect(await promiseOf(conversationId)).toBeNull()
    await goOn()
    await speak(person)
    await acknowledged(conversationId, 2, 'delivered', 'read')
    expect(await promiseOf(conversationId)).not.toBeNull()
  })

  test('stands again when the message is sent again and goes out', async () => {
    const person = await somebody()
    await refuseNext()
    const { conversationId } = await speak(person)
    const { id } = await acknowledged(conversationId, 1, 'failed')
    const [made] = await product.pools.sql`select to_json(promised_at) #>> '{}' as at from acknowledgements where entry_id = ${id}`
    await retryMessage(product.sam, id)
    await acknowledged(conversationId, 1, 'delivered', 'read')
    expect(Date.parse((await promiseOf(conversationId)) ?? '')).toBe(Date.parse(made?.at))
  })

  test('that was kept meanwhile is not brought back by it', async () => {
    const person = await somebody()
    await refuseNext()
    const { conversationId } = await speak(person)
    const { id } = await acknowledged(conversationId, 1, 'failed')
    await product.pools.sql`update conversations set waiting_since = null where id = ${conversationId}` // as an answer leaves it
    await retryMessage(product.sam, id)
    await acknowledged(conversationId, 1, 'delivered', 'read')
    expect(await promiseOf(conversationId)).toBeNull()
  })
})
