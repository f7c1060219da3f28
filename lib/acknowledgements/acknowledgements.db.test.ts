// The acknowledgement's write path: whatever is doubled, late or at once, a customer hears it once, and the promise
// stands on the conversation until it is answered.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { saveOpeningHours } from '../../db/queries/opening-hours.ts'
import { savePrivacySettings } from '../../db/queries/privacy-settings.ts'
import { addTranscript } from '../../db/queries/recordings.ts'
import type { Actor } from '../auth/actor.ts'
import { changeConversation } from '../conversations/change-conversation.server.ts'
import { getConversation } from '../conversations/list-conversations.server.ts'
import type { ConversationId, EntryId, MediaId } from '../core/ids.ts'
import { defaultOpeningHours, type OpeningHours } from '../hours/opening-hours.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { acknowledgeEntry } from './acknowledge-entry.server.ts'
import { type AcknowledgementRule, defaultAcknowledgementRule } from './acknowledgement-rule.ts'
import { changeRule, readRule } from './change-rule.server.ts'

let product: TestProduct
let sam: Extract<Actor, { kind: 'agent' }>
let sequence = 0

const allDay = [{ from: '00:00', to: '24:00' }]
const alwaysOpen: OpeningHours = {
  ...defaultOpeningHours,
  weekly: { monday: allDay, tuesday: allDay, wednesday: allDay, thursday: allDay, friday: allDay, saturday: allDay, sunday: allDay },
}
const setRule = (change: Partial<AcknowledgementRule> = {}) =>
  changeRule(sam, product.connection.id, { ...defaultAcknowledgementRule, isOn: true, ...change })

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!row) throw new Error('the seed must have made Sam')
  sam = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
})
afterAll(() => product.close())
beforeEach(async () => {
  await saveOpeningHours(product.db, alwaysOpen)
  await setRule()
  await savePrivacySettings(product.db, {
    measuresPitch: false,
    pitchNotice: {},
    acknowledgedById: null,
    acknowledgedAt: null,
  })
})

type Person = { phone?: string | undefined; userId?: string | undefined; name: string }
function somebody(): Person {
  const n = ++sequence
  return { phone: `316222200${String(n).padStart(2, '0')}`, userId: `NL.ACK${n}`, name: `Persoon ${n}` }
}
const now = () => Math.floor(Date.now() / 1000)
const note = (person: Person, id: string, at = now()) =>
  inboundMessage(person, id, at, { type: 'audio', audio: { id: `9${++sequence}`, mime_type: 'audio/ogg; codecs=opus', voice: true } })

/** Delivers messages of a person in one body and tells what they became. */
async function receive(
  person: Person,
  ...messages: Record<string, unknown>[]
): Promise<{ conversationId: ConversationId; entryIds: EntryId[] }> {
  await deliver(webhookBody(messagesValue({ people: [person], messages })))
  await product.understandAll()
  const ids = messages.map((message) => String(message.id))
  const rows = await product.sql`select id, conversation_id from entries where provider_id in ${product.sql(ids)} order by position`
  return { conversationId: rows[0]?.conversation_id, entryIds: rows.map((row) => row.id) }
}

/** What was put in the outbox for a conversation by no author. */
async function sentTo(conversationId: ConversationId): Promise<string[]> {
  const rows = await product.sql`select e.text from entries e join send_attempts a on a.entry_id = e.id
    where e.conversation_id = ${conversationId} and e.author_kind = 'system' and e.direction = 'out' order by e.position`
  return rows.map((row) => row.text)
}

const promiseOf = async (id: ConversationId) => (await getConversation(sam, id)).promisedAt
const answer = (id: ConversationId) => sendMessage(sam, id, { kind: 'text', text: 'Ik zoek het uit' })

describe('a voice note on Monday at half past ten in the evening', () => {
  const monday = Date.parse('2026-11-23T21:30:00Z')

  test('is told that a person answers tomorrow before ten; that is the target, and the customer still waits', async () => {
    await saveOpeningHours(product.db, defaultOpeningHours)
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, 'wamid.ack.monday', monday / 1000))
    await acknowledgeEntry(entryIds[0] as EntryId, new Date(monday + 5_000)) // delivered above
    expect(await sentTo(conversationId)).toEqual([
      'Dank je, je bericht is goed ontvangen. We zijn nu gesloten; een medewerker antwoordt morgen voor 10:00. (Dit is een automatisch bericht.)',
    ])
    const row = await getConversation(sam, conversationId)
    expect(row).toMatchObject({
      promisedAt: '2026-11-24T09:00:00.000Z',
      promiseReason: { waiting: 1, answersPerHour: null, isOpen: false },
      waitingSince: '2026-11-23T21:30:00.000Z',
    })
    expect(row.preview).toMatchObject({ type: 'voice_note', direction: 'in' })
  })
})

describe('one message per period of waiting', () => {
  test('is asked for by a job for each voice note, and a webhook that comes twice asks once', async () => {
    const person = somebody()
    const body = webhookBody(messagesValue({ people: [person], messages: [note(person, 'wamid.ack.twice')] }))
    await deliver(body)
    await deliver(body)
    await deliver(`${body} `) // the same in other bytes
    await product.understandAll()
    const [entry] = await product.sql`select id, conversation_id from entries where provider_id = 'wamid.ack.twice'`
    const jobs = await product.sql`select id from pgboss.job where name = 'acknowledge-entry' and data->>'entryId' = ${entry?.id}`
    expect(jobs).toHaveLength(1)
    for (let time = 0; time < 3; time++) await acknowledgeEntry(entry?.id)
    expect(await sentTo(entry?.conversation_id)).toHaveLength(1)
  })

  test('however many jobs of however many notes run at once', async () => {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, ...[1, 2, 3, 4].map((n) => note(person, `wamid.ack.at-once.${n}`)))
    await Promise.all([...entryIds, ...entryIds, ...entryIds].map((id) => acknowledgeEntry(id)))
    expect(entryIds).toHaveLength(4)
    expect(await sentTo(conversationId)).toHaveLength(1)
  })

  test('and the key alone sees to it where nothing else does', async () => {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, 'wamid.ack.key'))
    await acknowledgeEntry(entryIds[0] as EntryId)
    await product.sql`update conversations set promised_at = null, promise_reason = null where id = ${conversationId}`
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect(await sentTo(conversationId)).toHaveLength(1)
  })

  test('a note that was sent before our answer and comes after it asks for none', async () => {
    const person = somebody()
    const first = await receive(person, textMessage(person, 'wamid.ack.late.1', now() - 600, 'Hallo'))
    await answer(first.conversationId)
    const late = await receive(person, note(person, 'wamid.ack.late.2', now() - 300))
    await acknowledgeEntry(late.entryIds[0] as EntryId)
    expect(await sentTo(first.conversationId)).toEqual([])
  })

  test('a new wait, long after an answer, is a new period', async () => {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, 'wamid.ack.again.1', now() - 3 * 3_600))
    await acknowledgeEntry(entryIds[0] as EntryId)
    await answer(conversationId)
    const [before] = await product.sql`select last_answer_position from conversations where id = ${conversationId}`
    const second = String(now() - 2 * 3_600).padStart(11, '0')
    const earlier = before?.last_answer_position.replace(/^\d+/, second)
    await product.sql`update conversations set last_answer_position = ${earlier} where id = ${conversationId}` // as if answered two hours ago
    const again = await receive(person, note(person, 'wamid.ack.again.2'))
    await acknowledgeEntry(again.entryIds[0] as EntryId)
    expect(await sentTo(conversationId)).toHaveLength(2)
    expect(await promiseOf(conversationId)).not.toBeNull()
  })
})

describe('the promise', () => {
  async function promised() {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.promise.${++sequence}`))
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect(await promiseOf(conversationId)).not.toBeNull()
    return { person, conversationId }
  }

  test('is kept by an answer, which counts as an answered wait', async () => {
    const { conversationId } = await promised()
    await answer(conversationId)
    expect(await getConversation(sam, conversationId)).toMatchObject({ promisedAt: null, promiseReason: null, waitingSince: null })
    expect(
      await product.sql`select tier from answered_waits where conversation_id = ${conversationId} and promised_at is not null`,
    ).toHaveLength(1)
  })

  test('is not kept by a note among colleagues, and ends when somebody resolves', async () => {
    const { conversationId } = await promised()
    await sendMessage(sam, conversationId, { kind: 'note', text: 'Ik bel zo' })
    expect(await promiseOf(conversationId)).not.toBeNull()
    await changeConversation(sam, conversationId, { status: 'resolved' })
    expect(await promiseOf(conversationId)).toBeNull()
  })

  test('lies later the more conversations are waiting', async () => {
    await setRule({ floorMinutes: 5 })
    const first = await promised()
    for (let n = 0; n < 6; n++) await promised()
    const last = await promised()
    const [one, other] = await Promise.all([promiseOf(first.conversationId), promiseOf(last.conversationId)])
    expect(Date.parse(other ?? '')).toBeGreaterThan(Date.parse(one ?? ''))
    const row = await getConversation(sam, last.conversationId)
    expect(row.promiseReason?.waiting).toBeGreaterThanOrEqual(8)
  })
})

test('the speed is what was answered per hour of opening since the first answer of the last two weeks', async () => {
  const person = somebody()
  const { conversationId, entryIds } = await receive(person, note(person, 'wamid.ack.speed'))
  await product.sql`delete from answered_waits`
  const answered = (tier: string, from: string, count: number) => product.sql`
    insert into answered_waits (answer_id, conversation_id, tier, waited_since, answered_at)
    select gen_random_uuid(), ${conversationId}, ${tier}, now() - interval '30 days', now() - ${from}::interval + n * interval '1 minute'
    from generate_series(0, ${count - 1}::int) n`
  await answered('async_voice', '10 hours', 30)
  await answered('async_voice', '15 days', 50) // too old
  await answered('text_bot', '5 hours', 70) // another queue
  await acknowledgeEntry(entryIds[0] as EntryId)
  expect((await getConversation(sam, conversationId)).promiseReason).toMatchObject({ answersPerHour: 3, isOpen: true })
  await product.sql`delete from answered_waits`
})

test('two customers who turn out to be one keep the sooner promise, and are told nothing again', async () => {
  const whole = somebody()
  const [byPhone, byUserId] = [
    { ...whole, userId: undefined },
    { ...whole, phone: undefined },
  ]
  await setRule({ floorMinutes: 600 })
  const later = await receive(byPhone, note(byPhone, 'wamid.ack.merge.1'))
  await acknowledgeEntry(later.entryIds[0] as EntryId)
  await setRule({ floorMinutes: 60 })
  const sooner = await receive(byUserId, note(byUserId, 'wamid.ack.merge.2'))
  await acknowledgeEntry(sooner.entryIds[0] as EntryId)
  const promised = await promiseOf(sooner.conversationId)
  expect(Date.parse(promised ?? '')).toBeLessThan(Date.parse((await promiseOf(later.conversationId)) ?? ''))
  const { conversationId, entryIds } = await receive(whole, note(whole, 'wamid.ack.merge.3'))
  await acknowledgeEntry(entryIds[0] as EntryId)
  expect(await promiseOf(conversationId)).toBe(promised)
  expect(await sentTo(conversationId)).toHaveLength(2)
})

test('an answer at the same moment leaves no promise, whichever of the two is first', async () => {
  for (let time = 0; time < 5; time++) {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.race.${time}`))
    await Promise.all([acknowledgeEntry(entryIds[0] as EntryId), answer(conversationId)])
    expect(await promiseOf(conversationId)).toBeNull()
    expect((await sentTo(conversationId)).length).toBeLessThanOrEqual(1)
  }
})

describe('the language', () => {
  async function beingHeard() {
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.language.${++sequence}`))
    const entryId = entryIds[0] as EntryId
    const [row] = await product.sql`update recordings set transcript_state = 'working' where entry_id = ${entryId} returning media_id`
    const mediaId: MediaId = row?.media_id
    return { conversationId, entryId, mediaId }
  }

  test('of a first note is waited for, and answered in', async () => {
    const { conversationId, entryId, mediaId } = await beingHeard()
    expect(await acknowledgeEntry(entryId)).toBeInstanceOf(Date)
    expect(await sentTo(conversationId)).toEqual([])
    await addTranscript(product.db, { mediaId, text: 'Hello there, could you tell me when my order arrives?', language: 'en' })
    expect(await acknowledgeEntry(entryId)).toBeNull()
    expect(await sentTo(conversationId)).toEqual([expect.stringContaining('A person will answer')])
  })

  test('is that of the number when it takes too long to hear', async () => {
    const { conversationId, entryId } = await beingHeard()
    expect(await acknowledgeEntry(entryId, new Date(Date.now() + 20_000))).toBeNull()
    expect(await sentTo(conversationId)).toEqual([expect.stringContaining('Een medewerker antwoordt')])
  })
})

describe('who is known', () => {
  const spokenBy = async (person: Person, text: string, language: string) => {
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.known.${++sequence}`))
    const entryId = entryIds[0] as EntryId
    const [row] = await product.sql`update recordings set transcript_state = 'done' where entry_id = ${entryId} returning media_id`
    await addTranscript(product.db, { mediaId: row?.media_id, text, language })
    await acknowledgeEntry(entryId)
    return (await sentTo(conversationId)).at(-1)
  }

  test('to speak Arabic reads Arabic, whatever country their number is from', async () => {
    expect(await spokenBy(somebody(), 'مرحبا، أين طلبي؟ لم يصل بعد وأنا أنتظر منذ أسبوع', 'ar')).toMatch(
      /^شكرًا لك، .* قبل الساعة \d\d:\d\d/,
    )
  })

  test('to write Polish reads Polish before anything was heard', async () => {
    const person = somebody()
    await receive(person, textMessage(person, `wamid.ack.polish.${++sequence}`, now(), 'Dzień dobry, gdzie jest moja paczka?'))
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.polish.${++sequence}`))
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect((await sentTo(conversationId)).at(-1)).toContain('Pracownik odpowie')
  })

  test('by a Romanian number alone reads Romanian', async () => {
    const person = { phone: '40721234567', userId: 'RO.ACK1', name: 'Ioana' }
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.romanian.${++sequence}`))
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect((await sentTo(conversationId)).at(-1)).toContain('O persoană din echipa noastră')
  })

  test('to speak a language without a text reads the one that others read', async () => {
    await setRule({ fallbackLanguage: 'fr' })
    expect(await spokenBy(somebody(), 'Hej, var är min beställning? Den har inte kommit än.', 'sv')).toContain('vous répondra')
  })

  test('to speak a language that an admin added reads that', async () => {
    const sv = { open: 'Tack! En människa svarar senast {promise}.', closed: 'Tack! En människa svarar senast {promise}.' }
    await setRule({ texts: { ...defaultAcknowledgementRule.texts, sv } })
    expect(await spokenBy(somebody(), 'Hej, var är min beställning? Den har inte kommit än.', 'sv')).toMatch(
      /^Tack! En människa svarar senast i/,
    )
  })
})

test('a rule of before there were more languages than two is read on, with English for all others', async () => {
  const { nl, en } = defaultAcknowledgementRule.texts
  await product.sql`update acknowledgement_rules set texts = ${product.sql.json({ nl, en } as never)}, fallback_language = default
    where connection_id = ${product.connection.id}`
  expect(await readRule(product.connection.id)).toMatchObject({ texts: { nl, en }, fallbackLanguage: 'en' })
})

describe('nothing goes out', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['while the rule is off', () => setRule({ isOn: false })],
    ['while the number is stopped', () => product.sql`update connections set status = 'needs_operator'`],
    ['when it never opens', () => saveOpeningHours(product.db, { ...defaultOpeningHours, weekly: { ...alwaysOpen.weekly, ...never } })],
  ])('%s', async (_, arrange) => {
    await arrange()
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.none.${++sequence}`))
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect(await sentTo(conversationId)).toEqual([])
    expect(await promiseOf(conversationId)).toBeNull()
    await product.sql`update connections set status = 'active'`
  })

  const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }

  test('to a text, unless it is long and the rule says so', async () => {
    const long = 'Dit is een lang verhaal. '.repeat(20)
    const person = somebody()
    const { conversationId, entryIds } = await receive(person, textMessage(person, 'wamid.ack.text', now(), long))
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect(await sentTo(conversationId)).toEqual([])
    await setRule({ answersLongTexts: true })
    await acknowledgeEntry(entryIds[0] as EntryId)
    expect(await sentTo(conversationId)).toHaveLength(1)
  })
})

test('who is measured is told so with the first automatic message after it was switched on, once', async () => {
  const settings = {
    measuresPitch: true,
    pitchNotice: { nl: 'Wij meten de toonhoogte.', en: 'We measure pitch.' },
    acknowledgedById: sam.id,
  }
  await savePrivacySettings(product.db, { ...settings, acknowledgedAt: new Date('2026-11-20T10:00:00Z') })
  const person = somebody()
  const tell = async (n: number) => {
    const { conversationId, entryIds } = await receive(person, note(person, `wamid.ack.notice.${n}`))
    await acknowledgeEntry(entryIds[0] as EntryId)
    await answer(conversationId)
    const text = (await sentTo(conversationId)).at(-1)
    await product.sql`update conversations set status = 'resolved', resolved_at = now() - interval '2 days' where id = ${conversationId}`
    return text
  }
  expect(await tell(1)).toMatch(/\n\nWij meten de toonhoogte\.$/)
  expect(await tell(2)).not.toContain('toonhoogte')
  await savePrivacySettings(product.db, { ...settings, acknowledgedAt: new Date('2026-11-24T10:00:00Z') }) // off and on again
  expect(await tell(3)).toContain('toonhoogte')
})
