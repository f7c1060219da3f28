import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { buildMessage } from '../testing/build-entries.ts'
import { requestEntry, saveEntry, saveOwnEntry } from './save-entry.client.ts'
import type { MessageEntry } from './timeline-entry.ts'
import { timelineQueries } from './timeline-queries.ts'

const queued: MessageEntry = buildMessage({ direction: 'out', status: 'queued' })
const delivered: MessageEntry = { ...queued, status: 'delivered' }
const key = timelineQueries.ofCustomer(queued.customerId).queryKey
let cache: QueryClient

beforeEach(() => {
  cache = new QueryClient()
  cache.setQueryData(key, { pages: [{ items: [], nextCursor: null, previousCursor: null }], pageParams: [null] })
})

const shown = () => cache.getQueryData(key)?.pages[0]?.items.map((entry) => entry.kind === 'message' && entry.status)

test('the answer to our sending that comes behind its events takes nothing back', () => {
  saveEntry(cache, queued)
  saveEntry(cache, delivered)
  saveOwnEntry(cache, queued)
  expect(shown()).toEqual(['delivered'])
})

test('the answer to our sending is shown when it comes first', () => {
  saveOwnEntry(cache, queued)
  expect(shown()).toEqual(['queued'])
  saveEntry(cache, delivered)
  expect(shown()).toEqual(['delivered'])
})

test('an answer is shown unless an event told of the entry while it was on its way', async () => {
  saveEntry(cache, { ...queued, status: 'failed' })
  await requestEntry(cache, async () => queued)
  expect(shown()).toEqual(['queued'])
  await requestEntry(cache, async () => {
    saveEntry(cache, delivered)
    return queued
  })
  expect(shown()).toEqual(['delivered'])
})
