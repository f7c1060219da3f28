import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { conversationQueries } from '../conversations/conversation-queries.ts'
import { conversationListItemSchema } from '../conversations/conversation-row.ts'
import type { AgentId } from '../core/ids.ts'
import { applyEvents, requestRow } from './apply-event.client.ts'

const me = '00000000-0000-4000-8000-00000000a001' as AgentId // any id
const before = conversationListItemSchema.parse({
  id: '00000000-0000-4000-8000-000000000001',
  customerId: '00000000-0000-4000-8000-00000000c001',
  customerName: 'Noor',
  channel: 'whatsapp',
  connectionId: '00000000-0000-4000-8000-00000000b001',
  status: 'open',
  tier: 'text_bot',
  priority: 'normal',
  assigneeId: null,
  labels: [],
  preview: null,
  openedAt: '2026-11-24T08:00:00.000Z',
  lastActivityAt: '2026-11-24T09:00:00.000Z',
  waitingSince: null,
  promisedAt: null,
  promiseReason: null,
  windowClosesAt: null,
  snoozedUntil: null,
  resolvedAt: null,
  lastInboundPosition: null,
  readPosition: null,
})
const assigned = { ...before, assigneeId: me }
const assignedAndLabelled = { ...assigned, labels: ['spoed'] }
const key = conversationQueries.detail(before.id).queryKey
let cache: QueryClient

beforeEach(() => {
  vi.useFakeTimers()
  cache = new QueryClient()
  cache.setQueryData(key, before)
})

afterEach(() => {
  vi.useRealTimers()
})

test('the answer to our change of a conversation is shown at once', async () => {
  await requestRow(cache, me, async () => assigned)
  expect(cache.getQueryData(key)).toMatchObject({ assigneeId: me, labels: [] })
})

test('an answer that comes behind a newer event takes nothing back', async () => {
  await requestRow(cache, me, async () => {
    applyEvents(cache, [{ type: 'conversation.changed', row: assignedAndLabelled }], me)
    return assigned
  })
  expect(cache.getQueryData(key)).toMatchObject({ assigneeId: me, labels: ['spoed'] })
})
