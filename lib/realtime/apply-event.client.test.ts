import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { conversationQueries } from '../conversations/conversation-queries.ts'
import type { AgentId } from '../core/ids.ts'
import { buildRow } from '../testing/build-row.ts'
import { applyEvents, requestRow } from './apply-event.client.ts'

const me = '00000000-0000-4000-8000-00000000a001' as AgentId // any id
const before = buildRow(1)
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
