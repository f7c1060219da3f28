// The law: applying a command's events to the old view equals fetching the new view. Both sides are the product's own:
// the commands and reads the API calls, the event log, and what the browser does with an event.
import { QueryClient } from '@tanstack/react-query'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { wakeSnoozed } from '../../db/queries/conversations.ts'
import { appendEvents, listEventsAfter, readEventBounds } from '../../db/queries/events.ts'
import { settleMedia } from '../../db/queries/media.ts'
import { inTransaction } from '../../db/transaction.ts'
import { acknowledgeEntry } from '../acknowledgements/acknowledge-entry.server.ts'
import { defaultAcknowledgementRule } from '../acknowledgements/acknowledgement-rule.ts'
import { changeRule } from '../acknowledgements/change-rule.server.ts'
import type { Actor } from '../auth/actor.ts'
import { changeConversation } from '../conversations/change-conversation.server.ts'
import type { ChangeConversation } from '../conversations/change-conversation.ts'
import type { ConversationFilter } from '../conversations/conversation-filter.ts'
import { conversationQueries } from '../conversations/conversation-queries.ts'
import { getConversation, listConversations } from '../conversations/list-conversations.server.ts'
import { markConversationRead } from '../conversations/mark-read.server.ts'
import type { ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import { customerQueries } from '../customers/customer-queries.ts'
import { getCustomer, renameCustomer } from '../customers/find-customers.server.ts'
import { reactToMessage } from '../messages/react-to-message.server.ts'
import { retryMessage } from '../messages/retry-message.server.ts'
import { sendMessage } from '../messages/send-message.server.ts'
import { recordAccepted, recordEnd } from '../messages/settle-attempt.server.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, numberChange, statusOf, textMessage, webhookBody } from '../testing/whatsapp-bodies.ts'
import { listTimeline } from '../timeline/list-timeline.server.ts'
import { timelineQueries } from '../timeline/timeline-queries.ts'
import { applyEvents } from './apply-event.client.ts'
import { Changes } from './changes.server.ts'
import { mayReceive } from './visible-events.ts'

let product: TestProduct
let sam: Extract<Actor, { kind: 'agent' }>
let ids: { customerId: CustomerId; conversationId: ConversationId; entryId: EntryId; providerId: string }
let sequence = 0
const wamid = () => `wamid.law.${++sequence}`
const person = { phone: '31611110001', userId: 'NL.LAW1', name: 'Wet' }
const nowSeconds = () => Math.floor(Date.now() / 1000) - 3_600 + ++sequence // within the window, each later than the one before

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'sam@demo.test')
  if (!row) throw new Error('the seed must have made Sam')
  sam = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
  const providerId = wamid()
  await receive(messagesValue({ people: [person], messages: [textMessage(person, providerId, nowSeconds(), 'Hallo')] }))
  // Somebody else, so that lists have more than one row.
  await receive(
    messagesValue({
      people: [{ userId: 'NL.LAW2', name: 'Ander' }],
      messages: [textMessage({ userId: 'NL.LAW2' }, wamid(), nowSeconds(), 'Ook')],
    }),
  )
  const [entry] = await product.sql`select id, customer_id, conversation_id from entries where provider_id = ${providerId}`
  ids = { customerId: entry?.customer_id, conversationId: entry?.conversation_id, entryId: entry?.id, providerId }
})
afterAll(() => product.close())

async function receive(value: Record<string, unknown>): Promise<void> {
  await deliver(webhookBody(value))
  await product.understandAll()
}

const filters: ConversationFilter[] = [
  {},
  { status: 'open' },
  { status: 'resolved' },
  { assignee: 'me' },
  { assignee: 'none' },
  { tier: 'live_call' },
]
const limit = 50

/** Everything Sam's screens show, fetched as the API does. */
async function fetchViews(cache: QueryClient): Promise<void> {
  for (const filter of filters) {
    const page = await listConversations(sam, { filter, cursor: null, limit })
    cache.setQueryData(conversationQueries.list(filter).queryKey, { pages: [page], pageParams: [null] })
  }
  cache.setQueryData(conversationQueries.detail(ids.conversationId).queryKey, await getConversation(sam, ids.conversationId))
  cache.setQueryData(customerQueries.detail(ids.customerId).queryKey, await getCustomer(sam, ids.customerId))
  const timeline = await listTimeline(sam, { customerId: ids.customerId, cursor: null, direction: 'older', around: null, limit })
  cache.setQueryData(timelineQueries.ofCustomer(ids.customerId).queryKey, { pages: [timeline], pageParams: [null] })
}

/** What a browser holds after hearing of a command, against what a fetch gives. Names the views it asks to fetch again. */
async function obeysTheLaw(command: () => Promise<unknown>): Promise<{ types: string[]; fetchedAgain: string[] }> {
  const heard = new QueryClient()
  await fetchViews(heard)
  const { newest } = await readEventBounds(product.db)
  await command()
  const events = (await listEventsAfter(product.db, newest, 500)).filter((row) =>
    mayReceive({ agentId: sam.id, role: sam.role }, row.audience),
  )
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (const { event } of [...events, ...events]) applyEvents(heard, [event], sam.id) // twice is harmless
  vi.advanceTimersByTime(1_000) // a burst of requests to fetch is gathered for a moment
  vi.useRealTimers()
  const fetched = new QueryClient()
  await fetchViews(fetched)
  const fetchedAgain: string[] = []
  for (const query of heard.getQueryCache().getAll()) {
    if (query.state.data === undefined) continue
    if (query.state.isInvalidated) fetchedAgain.push(String(query.queryKey[0]))
    else
      expect({ key: query.queryKey, data: query.state.data }).toEqual({ key: query.queryKey, data: fetched.getQueryData(query.queryKey) })
  }
  return { types: [...new Set(events.map(({ event }) => event.type))].sort(), fetchedAgain: [...new Set(fetchedAgain)].sort() }
}

const change = (asked: ChangeConversation) => () => changeConversation(sam, ids.conversationId, asked)
const from = (part: Record<string, unknown>) => () =>
  receive(messagesValue({ people: [person], messages: [inboundMessage(person, wamid(), nowSeconds(), part)] }))

async function newestSent(): Promise<{ entryId: EntryId; attemptId: Parameters<typeof recordAccepted>[0] }> {
  const [row] = await product.sql`select entry_id, id from send_attempts order by created_at desc, id desc limit 1`
  return { entryId: row?.entry_id, attemptId: row?.id }
}

describe('events and a fetch agree after', () => {
  // In this order: each command finds what the one before it left.
  test.each<[string, () => Promise<unknown>, string[]]>([
    ['a message', from({ type: 'text', text: { body: 'Nog iets' } }), ['conversation.changed', 'entry.saved']],
    ['an image', from({ type: 'image', image: { id: '90', mime_type: 'image/jpeg' } }), ['conversation.changed', 'entry.saved']],
    [
      'a reply to a message',
      () => from({ context: { id: ids.providerId }, type: 'text', text: { body: 'Daarop' } })(),
      ['conversation.changed', 'entry.saved'],
    ],
    ['a reaction', () => from({ type: 'reaction', reaction: { message_id: ids.providerId, emoji: '👍' } })(), ['entry.saved']],
    [
      'an edit',
      () => from({ type: 'edit', edit: { original_message_id: ids.providerId, message: { text: { body: 'Anders' } } } })(),
      ['entry.saved'],
    ],
    [
      'another name',
      () =>
        receive(
          messagesValue({
            people: [Object.assign(person, { name: 'Wetje' })],
            messages: [textMessage(person, wamid(), nowSeconds(), 'x')],
          }),
        ),
      ['conversation.changed', 'customer.changed', 'entry.saved'],
    ],
    [
      'sending a text',
      () => sendMessage(sam, ids.conversationId, { kind: 'text', text: 'Antwoord', replyTo: ids.entryId }),
      ['conversation.changed', 'entry.saved'],
    ],
    [
      'its acceptance',
      async () => {
        const { attemptId } = await newestSent()
        await product.sql`update send_attempts set state = 'sending' where id = ${attemptId}` // as the sender does first
        await recordAccepted(attemptId, 'wamid.law.out')
      },
      ['conversation.changed', 'entry.saved'],
    ],
    [
      'a quote of it',
      from({ context: { id: 'wamid.law.out' }, type: 'text', text: { body: 'Over dat' } }),
      ['conversation.changed', 'entry.saved'],
    ],
    [
      'its ticks',
      () =>
        receive(
          messagesValue({
            statuses: [statusOf('wamid.law.out', 'read', nowSeconds(), { recipient_id: person.phone, recipient_user_id: person.userId })],
          }),
        ),
      ['conversation.changed', 'entry.saved'],
    ],
    [
      'a failed send',
      async () => {
        await sendMessage(sam, ids.conversationId, { kind: 'text', text: 'Mislukt' })
        await recordEnd((await newestSent()).attemptId, 'failed', { code: 131026, reason: 'not_reachable', canRetry: true }, null)
      },
      ['conversation.changed', 'entry.saved'],
    ],
    ['a retry', async () => retryMessage(sam, (await newestSent()).entryId), ['conversation.changed', 'entry.saved']],
    [
      'a refusal that closes the window',
      async () => recordEnd((await newestSent()).attemptId, 'failed', { code: 131047, reason: 'window_closed', canRetry: true }, null),
      ['conversation.changed', 'entry.saved'],
    ],
    ['the message that opens it again', from({ type: 'text', text: { body: 'Weer open' } }), ['conversation.changed', 'entry.saved']],
    [
      'a promise to answer',
      async () => {
        await changeRule(sam, product.connection.id, { ...defaultAcknowledgementRule, isOn: true })
        await product.sql`update conversations set last_answer_position = '00000000001-0-0' where id = ${ids.conversationId}` // no dialogue just now
        await from({ type: 'audio', audio: { id: '91', mime_type: 'audio/ogg; codecs=opus', voice: true } })()
        const [row] = await product.sql`select id from entries where kind = 'voice_note'`
        await acknowledgeEntry(row?.id)
        expect((await getConversation(sam, ids.conversationId)).promisedAt).not.toBeNull()
      },
      ['conversation.changed', 'entry.saved'],
    ],
    [
      'keeping it',
      async () => {
        await sendMessage(sam, ids.conversationId, { kind: 'text', text: 'Zoals beloofd' })
        expect((await getConversation(sam, ids.conversationId)).promisedAt).toBeNull()
      },
      ['conversation.changed', 'entry.saved'],
    ],
    ['a note', () => sendMessage(sam, ids.conversationId, { kind: 'note', text: 'Onder ons' }), ['entry.saved']],
    ['our reaction', () => reactToMessage(sam, ids.entryId, '❤️'), ['entry.saved']],
    ['taking it back', () => reactToMessage(sam, ids.entryId, null), ['entry.saved']],
    ['assigning', () => change({ assigneeId: sam.id })(), ['conversation.changed', 'entry.saved']],
    ['taking the assignment away', change({ assigneeId: null }), ['conversation.changed', 'entry.saved']],
    ['another tier', change({ tier: 'live_call' }), ['conversation.changed', 'entry.saved']],
    ['priority and labels', change({ priority: 'urgent', labels: ['klacht'] }), ['conversation.changed']],
    ['snoozing', change({ snoozedUntil: '2099-01-01T00:00:00Z' }), ['conversation.changed', 'entry.saved']],
    [
      'waking up',
      async () => {
        await product.sql`update conversations set snoozed_until = now() where id = ${ids.conversationId}`
        await inTransaction(async (tx) => {
          const changes = new Changes()
          for (const id of await wakeSnoozed(tx)) changes.conversation(id)
          await changes.emit(tx)
        })
      },
      ['conversation.changed'],
    ],
    ['resolving', change({ status: 'resolved' }), ['conversation.changed', 'entry.saved']],
    ['a message that reopens', from({ type: 'text', text: { body: 'Toch nog' } }), ['conversation.changed', 'entry.saved']],
    ['resolving again', change({ status: 'resolved' }), ['conversation.changed', 'entry.saved']],
    ['reopening by hand', change({ status: 'open' }), ['conversation.changed', 'entry.saved']],
    [
      'reading',
      async () => markConversationRead(sam, ids.conversationId, (await getConversation(sam, ids.conversationId)).lastInboundPosition ?? ''),
      ['conversation.read'],
    ],
    ['renaming', () => renameCustomer(sam, ids.customerId, 'Mevrouw Wet'), ['conversation.changed', 'customer.changed']],
    [
      'a file that arrived',
      async () => {
        const [row] = await product.sql`select id, entry_id from media`
        await inTransaction(async (tx) => {
          const changes = new Changes()
          const settled = await settleMedia(tx, row?.id, { state: 'stored', sizeBytes: 12, mimeType: 'image/png', width: 3, height: 4 })
          if (settled?.entryId) changes.entry(settled.entryId)
          await changes.emit(tx)
        })
      },
      ['entry.saved'],
    ],
    [
      'a number change',
      () =>
        receive(messagesValue({ messages: [numberChange(wamid(), nowSeconds(), person, { phone: '31611110009', userId: 'NL.LAW9' })] })),
      ['customer.changed', 'entry.saved'],
    ],
    [
      'a stop of marketing',
      async () => {
        const value = {
          ...messagesValue({}),
          user_preferences: [{ user_id: 'NL.LAW9', category: 'marketing_messages', value: 'stop', timestamp: nowSeconds() }],
        }
        const entry = [{ id: '200000000000101', changes: [{ field: 'user_preferences', value }] }]
        await deliver(JSON.stringify({ object: 'whatsapp_business_account', entry }))
        await product.understandAll()
      },
      ['customer.changed', 'entry.saved'],
    ],
  ])('%s', async (_, command, expected) => {
    const { types, fetchedAgain } = await obeysTheLaw(command)
    expect(types).toEqual(expected)
    // The list and the timeline are patched; only the panel may be asked for again.
    expect(fetchedAgain.filter((name) => name !== 'customers')).toEqual([])
  })

  test('a merge, which has everything fetched again', async () => {
    const phoneOnly = { phone: '31611110077', name: 'Los' }
    await receive(messagesValue({ people: [phoneOnly], messages: [textMessage(phoneOnly, wamid(), nowSeconds(), 'los nummer')] }))
    const both = { ...phoneOnly, userId: 'NL.LAW9' }
    const joined = await obeysTheLaw(() =>
      receive(messagesValue({ people: [both], messages: [textMessage(both, wamid(), nowSeconds(), 'samen')] })),
    )
    expect(joined.types).toContain('customer.merged')
    expect(joined.fetchedAgain).toEqual(['conversations', 'customers', 'timeline'])
  })
})

describe('the event log', () => {
  test('holds nothing of a transaction that was taken back', async () => {
    const { newest } = await readEventBounds(product.db)
    const undone = inTransaction(async (tx) => {
      await appendEvents(tx, [{ audience: 'agents', event: { type: 'agents.changed' } }])
      throw new Error('taken back')
    })
    await expect(undone).rejects.toThrow('taken back')
    expect(await listEventsAfter(product.db, newest, 10)).toEqual([])
  })

  test('rises in the order of commits: two readers behind twenty parallel transactions see every number once, in order', async () => {
    const start = (await readEventBounds(product.db)).newest
    const seen: [number[], number[]] = [[], []]
    let isDone = false
    const follow = async (numbers: number[]) => {
      let last = start
      for (;;) {
        const wasDone = isDone
        const rows = await listEventsAfter(product.db, last, 7)
        numbers.push(...rows.map((row) => row.seq))
        last = rows.at(-1)?.seq ?? last
        if (rows.length === 0 && wasDone) return
      }
    }
    const readers = Promise.all(seen.map(follow))
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        inTransaction(async (tx) => {
          await appendEvents(tx, [{ audience: 'agents', event: { type: 'ingest.alarm', isStalled: false, oldestMs: n } }])
          await tx.execute(sql`select pg_sleep(${(n % 4) / 200})`) // some commit later than others that began after them
        }),
      ),
    )
    isDone = true
    await readers
    const all = (await listEventsAfter(product.db, start, 500)).map((row) => row.seq)
    expect(all).toHaveLength(20)
    expect(seen).toEqual([all, all])
  })
})
