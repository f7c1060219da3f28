import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { insertMedia } from '../../db/queries/media.ts'
import { createConnection, updateConnection } from '../connections/connections.server.ts'
import type { EntryId, MediaId } from '../core/ids.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { MessageEntry, TimelineEntry } from '../timeline/timeline-entry.ts'
import { retryMessage } from './retry-message.server.ts'
import { sendMessage } from './send-message.server.ts'
import { sendQueued } from './send-queued.server.ts'

let sending: Sending
beforeAll(async () => {
  sending = await openSending()
})
afterEach(() =>
  sending.simulator.client.setFaults({
    failSends: null,
    acceptThenHang: 0,
    dropSends: 0,
    htmlErrors: 0,
    tokenRevoked: false,
    rateLimits: true,
  }),
)
afterAll(() => sending.close())

const textContent = z.object({ body: z.string() })
const newEntryId = () => randomUUID() as EntryId // made here, for one entry
const hasStatus =
  (...statuses: string[]) =>
  (entry: TimelineEntry) =>
    'status' in entry && statuses.includes(entry.status ?? '')

/** Texts that the provider took, in the order it took them. */
async function textsTaken(userId: string): Promise<string[]> {
  const { messages } = await sending.simulator.client.conversation(userId)
  return messages.flatMap((message) => {
    const body = message.isMine ? undefined : textContent.safeParse(message.content).data?.body
    return body === undefined ? [] : [body]
  })
}

describe('sending', () => {
  test('a text goes out once, its ticks advance and its price is kept', async () => {
    const { conversationId } = await sending.openWith('noor')
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Dag Noor' })
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({ kind: 'message', text: 'Dag Noor', attempt: 1, priceMicros: 0, priceCurrency: 'USD', error: null })
    expect(await textsTaken('noor')).toEqual(['Dag Noor'])
  })

  test('ten clicks with one id are one entry and one message', async () => {
    const { conversationId } = await sending.openWith('amira')
    const id = newEntryId()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sendMessage(sending.sam, conversationId, { id, kind: 'text', text: 'Eén keer' })),
    )
    expect(new Set(answers.map((entry) => entry.id))).toEqual(new Set([id]))
    await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(await textsTaken('amira')).toEqual(['Eén keer'])
  })

  test('messages of two agents reach the customer in the order of the timeline', async () => {
    const { conversationId } = await sending.openWith('jan')
    const sent: MessageEntry[] = []
    for (let n = 0; n < 12; n++) {
      const entry = await sendMessage(n % 2 ? sending.lotte : sending.sam, conversationId, { kind: 'text', text: `bericht ${n}` })
      sent.push(entry as MessageEntry) // a text is a message
    }
    await Promise.all(sent.map((entry) => sending.waitForEntry(entry.id, hasStatus('delivered', 'read'))))
    expect(await textsTaken('jan')).toEqual(sent.map((entry) => entry.text))
  })

  test('outside the window a text is refused and changes nothing, a template goes out', async () => {
    const { conversationId } = await sending.openWith('fatima', 'Van gisteren', Date.now() - 25 * 3_600_000)
    await expect(sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Te laat' })).rejects.toMatchObject({
      code: 'window_closed',
    })
    const missing = sendMessage(sending.sam, conversationId, { kind: 'template', name: 'reopen_chat', language: 'nl', parameters: {} })
    await expect(missing).rejects.toMatchObject({ code: 'invalid_input' })
    const { id } = await sendMessage(sending.sam, conversationId, {
      kind: 'template',
      name: 'reopen_chat',
      language: 'nl',
      parameters: { header: { order_id: 'A100' }, body: { first_name: 'Fatima' } },
    })
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({
      text: 'Hoi Fatima, we hebben een antwoord voor je. Mogen we verder chatten?',
      content: { type: 'template', header: 'Over je vraag A100' },
    })
    const [row] = await sending.pools
      .sql`select count(*)::int as count from entries where conversation_id = ${conversationId} and direction = 'out'`
    expect(row?.count).toBe(1)
  })
})

describe('when the provider refuses', () => {
  test('a passing fault is tried again by itself, within the same attempt', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ failSends: { count: 1, code: 131016 } })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Even geduld' })
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({ attempt: 1, error: null })
    expect((await textsTaken('noor')).filter((text) => text === 'Even geduld')).toHaveLength(1)
  })

  test('a final refusal shows its reason, and retry is a new attempt that really sends; two clicks are one', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ failSends: { count: 1, code: 131026 } })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Tweede poging' })
    const failed = await sending.waitForEntry(id, hasStatus('failed'))
    expect(failed).toMatchObject({ error: { code: 131026, reason: 'not_reachable', canRetry: true } })
    await Promise.all([retryMessage(sending.sam, id), retryMessage(sending.lotte, id)])
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({ attempt: 2, error: null })
    expect((await textsTaken('noor')).filter((text) => text === 'Tweede poging')).toHaveLength(1)
    const [row] = await sending.pools.sql`select count(*)::int as count from send_attempts where entry_id = ${id}`
    expect(row?.count).toBe(2)
  })

  test('a late 131047 closes the window here too', async () => {
    const { conversationId, customerId } = await sending.openWith('bo')
    await sending.simulator.client.setFaults({ failSends: { count: 1, code: 131047 } })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Net te laat' })
    expect(await sending.waitForEntry(id, hasStatus('failed'))).toMatchObject({ error: { reason: 'window_closed' } })
    const [row] = await sending.pools.sql`select closes_at <= now() as is_closed from reply_windows where customer_id = ${customerId}`
    expect(row?.is_closed).toBe(true)
  })

  test('a revoked token stops the connection, keeps what waits, and a new token sends it', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ tokenRevoked: true })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Na de reparatie' })
    await waitFor('the connection to need its operator', async () => {
      const [row] = await sending.pools.sql`select status from connections where id = ${sending.connection.id}`
      return row?.status === 'needs_operator' ? true : null
    })
    expect(await sending.waitForEntry(id, hasStatus('queued'))).toMatchObject({ error: { reason: 'token_invalid' } })
    await sending.simulator.client.setFaults({ tokenRevoked: false })
    const admin = { ...sending.sam, role: 'admin' as const }
    await updateConnection(admin, sending.connection.id, { accessToken: 'sim-access-token-0001' })
    await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect((await textsTaken('noor')).filter((text) => text === 'Na de reparatie')).toHaveLength(1)
  })
})

describe('when the answer is lost', () => {
  test('a message that was taken although no answer came is recognised by its status and never sent again', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ acceptThenHang: 1 })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Stil antwoord' })
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({ attempt: 1, error: null })
    expect(entry).toHaveProperty('providerId', expect.stringMatching(/^wamid\./))
    expect((await textsTaken('noor')).filter((text) => text === 'Stil antwoord')).toHaveLength(1)
  })

  test('a message that was lost without an answer is shown as unknown, and goes out only when a person asks', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ dropSends: 1 })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'In het niets' })
    expect(await sending.waitForEntry(id, hasStatus('unknown'))).toMatchObject({ error: { reason: 'outcome_unknown', canRetry: true } })
    expect(await textsTaken('noor')).not.toContain('In het niets')
    await retryMessage(sending.sam, id)
    await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect((await textsTaken('noor')).filter((text) => text === 'In het niets')).toHaveLength(1)
  })

  test("a proxy's error page counts as unknown", async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setFaults({ htmlErrors: 1 })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Via de proxy' })
    await sending.waitForEntry(id, hasStatus('unknown'))
  })

  test('statuses that arrive before our own answer, doubled and shuffled, end in the same ticks', async () => {
    const { conversationId } = await sending.openWith('noor')
    await sending.simulator.client.setKnobs({ statusBeforeResponse: true, duplicatePercent: 100, shuffle: 3, holdMs: 60 })
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Eerst de status' })
    const entry = await sending.waitForEntry(id, hasStatus('delivered', 'read'))
    expect(entry).toMatchObject({ attempt: 1, error: null })
    await sending.simulator.client.setKnobs({ statusBeforeResponse: false, duplicatePercent: 0, shuffle: 0 })
  })
})

describe('when something is wrong on our side', () => {
  test('a file that is gone fails its message in words at once, and what stands behind it goes out', async () => {
    const { conversationId } = await sending.openWith('noor')
    const mediaId = randomUUID() as MediaId // made here, for one file
    await insertMedia(sending.pools.db, [
      {
        id: mediaId,
        direction: 'out',
        type: 'document',
        state: 'stored',
        declaredMimeType: 'text/plain',
        mimeType: 'text/plain',
        sizeBytes: 5,
        storageKey: 'no/such-file',
        uploadedById: sending.sam.id,
      },
    ])
    const file = await sendMessage(sending.sam, conversationId, { kind: 'media', mediaId })
    const text = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Ik sta erachter' })
    expect(await sending.waitForEntry(file.id, hasStatus('failed'))).toMatchObject({ error: { reason: 'file_missing' } })
    await sending.waitForEntry(text.id, hasStatus('delivered', 'read'))
  })

  test('a secret that cannot be opened leaves the message waiting, never "unknown"', async () => {
    const { conversationId } = await sending.openWith('jan')
    const [before] = await sending.pools.sql`select secrets from connections where id = ${sending.connection.id}`
    await sending.pools.sql`update connections set secrets = 'v1.00000000.a.b.c' where id = ${sending.connection.id}`
    const { id } = await sendMessage(sending.sam, conversationId, { kind: 'text', text: 'Met de oude sleutel' })
    await sending.waitForEntry(id, (entry) => hasStatus('queued')(entry) && 'error' in entry && entry.error?.reason === 'temporary')
    await sending.pools.sql`update connections set secrets = ${before?.secrets} where id = ${sending.connection.id}`
    expect(await sending.waitForEntry(id, hasStatus('delivered', 'read'))).toMatchObject({ attempt: 1 })
  })

  test('one phone number is connected once, however many ask at the same moment', async () => {
    const admin = { ...sending.sam, role: 'admin' as const }
    const input = {
      name: 'Tweede',
      phoneNumberId: '300000000000999',
      wabaId: '200000000000101',
      displayNumber: '+31 20 1234567',
      accessToken: 'x',
      appSecret: 'y',
    }
    const made = await Promise.allSettled(Array.from({ length: 4 }, () => createConnection(admin, input)))
    expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await expect(updateConnection(admin, sending.connection.id, { phoneNumberId: '300000000000999' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('limits', () => {
  test('the pair limit is kept here: the provider never has to refuse', async () => {
    const { conversationId } = await sending.openWith('amira')
    const sent: EntryId[] = []
    for (let n = 0; n < 50; n++) sent.push((await sendMessage(sending.sam, conversationId, { kind: 'text', text: `vlug ${n}` })).id)
    // One message went out to this customer before; 44 more fit the burst of 45, the rest waits for its turn.
    await sending.waitForEntry(sent[43] as EntryId, hasStatus('delivered', 'read')) // sent holds 50
    const { items } = await sending.simulator.client.requests({ path: '/messages', limit: 200 })
    expect(items.filter((request) => request.errorCode === 131056)).toEqual([])
    const [row] = await sending.pools
      .sql`select count(*)::int as waiting from send_attempts where state = 'queued' and entry_id = any(${sent})`
    expect(row?.waiting).toBeGreaterThan(0)
  })

  test('each message uses one turn: none is lost when several workers want the same one', async () => {
    const { conversationId, customerId } = await sending.openWith('jonas')
    const key = `pair:${sending.connection.id}:${customerId}`
    const sent: EntryId[] = []
    for (let n = 0; n < 20; n++) sent.push((await sendMessage(sending.sam, conversationId, { kind: 'text', text: `om beurten ${n}` })).id)
    const pair = { connectionId: sending.connection.id, customerId }
    await Promise.all([sendQueued(pair), sendQueued(pair), sendQueued(pair)])
    await sending.waitForEntry(sent[19] as EntryId, hasStatus('sent', 'delivered', 'read')) // sent holds 20
    const [bucket] = await sending.pools.sql`select tokens from send_buckets where key = ${key}`
    expect(bucket?.tokens).toBeGreaterThanOrEqual(45 - 20)
  })
})
