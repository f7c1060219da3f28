import { expect, test } from 'vitest'
import type { AgentId } from '../core/ids.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import { filterFromUrl, filterToUrl } from './filter-from-url.ts'

const read = (address: string) => filterFromUrl(new URLSearchParams(address.replace('?', '')))

test('the plain inbox shows what is open', () => {
  expect(read('')).toEqual({ status: 'open' })
  expect(filterToUrl({ status: 'open' })).toBe('')
})

test('every filter comes back from its own address', () => {
  const filters: ConversationFilter[] = [
    {},
    { status: 'resolved' },
    { status: 'open', assignee: 'me' },
    { status: 'open', assignee: '00000000-0000-4000-8000-000000000001' as AgentId },
    { status: 'open', tier: 'live_call', channel: 'whatsapp' },
    { status: 'open', unread: true },
    { status: 'snoozed', q: 'olijfboom & vijg' },
  ]
  for (const filter of filters) expect(read(filterToUrl(filter))).toEqual(filter)
})

test('what somebody mistyped in the address is left out, never an error', () => {
  expect(read('?status=banana&tier=gold&assignee=%3Cscript%3E&unread=maybe&q=%20%20')).toEqual({ status: 'open' })
})

test('a search word holds only what a database stores', () => {
  expect(read('?q=a%00b').q).toBe('ab')
  expect(read('?q=%00')).toEqual({ status: 'open' })
  expect(read(`?q=${'a'.repeat(199)}🌳`).q?.isWellFormed()).toBe(true)
})
