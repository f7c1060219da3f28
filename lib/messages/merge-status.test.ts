import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MessageStatus, messageStatusSchema } from '../core/vocabulary.ts'
import { isSettled, mergeStatus } from './merge-status.ts'

const status = fc.constantFrom(...messageStatusSchema.options)
const hear = (all: MessageStatus[]) => all.reduce(mergeStatus, 'queued')

test('the same statuses in any order, any of them twice, come to the same', () => {
  fc.assert(
    fc.property(fc.array(status), fc.array(fc.nat()), (heard, shuffle) => {
      const doubled = [...heard, ...heard.filter((_, index) => (shuffle[index] ?? 0) % 2 === 1)]
      const shuffled = doubled.map((one, index) => ({ one, key: shuffle[index] ?? 0 })).sort((a, b) => a.key - b.key)
      expect(hear(shuffled.map(({ one }) => one))).toBe(hear(heard))
    }),
  )
})

test('what was delivered or read is never taken back', () => {
  fc.assert(
    fc.property(fc.array(status), status, (heard, late) => {
      const ranks = ['delivered', 'read', 'played']
      const [before, after] = [ranks.indexOf(hear(heard)), ranks.indexOf(hear([...heard, late]))]
      expect(after).toBeGreaterThanOrEqual(before)
    }),
  )
})

test.each<[MessageStatus, MessageStatus, MessageStatus]>([
  ['sent', 'failed', 'failed'],
  ['failed', 'delivered', 'delivered'],
  ['delivered', 'failed', 'delivered'],
  ['read', 'delivered', 'read'],
  ['accepted', 'read', 'read'],
  ['unknown', 'accepted', 'accepted'],
])('%s, then %s, is %s', (current, heard, merged) => {
  expect(mergeStatus(current, heard)).toBe(merged)
})

test('only an end is settled', () => {
  expect(messageStatusSchema.options.filter(isSettled)).toEqual(['delivered', 'read', 'played', 'failed'])
})
