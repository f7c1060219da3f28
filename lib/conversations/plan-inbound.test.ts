import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePosition } from '../timeline/position.ts'
import type { Preview } from './conversation-row.ts'
import { planAnswerChange, planInboundChange, reopensConversation } from './plan-inbound.ts'

const start = Date.UTC(2026, 10, 25)
const preview = (text: string): Preview => ({ type: 'text', text, direction: 'in', status: null })
const entry = (second: number, arrived: number) => {
  const occurredAt = new Date(start + second * 1000)
  const position = makePosition({ occurredAtMs: occurredAt.getTime(), arrivedUs: arrived, id: `x${second}-${arrived}` })
  return { position, occurredAt, receivedAt: new Date(start + 3_600_000 + arrived), preview: preview(position) }
}
const fresh = {
  preview: null,
  status: 'open' as const,
  snoozedUntil: null,
  openedAt: new Date(start + 9_999_000),
  lastActivityAt: new Date(start),
  lastPosition: null,
  lastInboundPosition: null,
  lastAnswerPosition: null,
  waitingSince: null,
}
type Conversation = Parameters<typeof planInboundChange>[0]

test('entries in any order, before or after an answer in between, leave the same conversation', () => {
  const entries = fc.uniqueArray(fc.record({ second: fc.nat(500), key: fc.nat() }), {
    selector: (one) => one.second,
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(entries, fc.nat(500), (list, answered) => {
      const answer = entry(answered, 0).position
      const before: Conversation = { ...fresh, lastAnswerPosition: answer }
      const made = list.map(({ second, key }, index) => ({ entry: entry(second, index + 1), key }))
      const apply = (all: typeof made) => {
        let known = before
        for (const one of all) known = { ...known, ...planInboundChange(known, one.entry) }
        return known
      }
      expect(apply(made.toSorted((a, b) => a.key - b.key))).toEqual(apply(made))
    }),
  )
})

test('whoever wrote first after our last answer waits since then', () => {
  const asked = { ...fresh, ...planInboundChange(fresh, entry(10, 1)) }
  expect(asked.waitingSince).toEqual(entry(10, 1).occurredAt)
  const answered = { ...asked, ...planAnswerChange(asked, entry(20, 2)) }
  expect(answered.waitingSince).toBeNull()
  const late = { ...answered, ...planInboundChange(answered, entry(15, 3)) }
  expect(late.waitingSince).toBeNull()
  expect(planInboundChange(late, entry(30, 4)).waitingSince).toEqual(entry(30, 4).occurredAt)
})

test('a late message moves the conversation up, but not its last line', () => {
  const now = { ...fresh, ...planInboundChange(fresh, entry(30, 1)) }
  const late = planInboundChange(now, entry(10, 2))
  expect(late).toMatchObject({ preview: now.preview, lastPosition: now.lastPosition, lastActivityAt: entry(10, 2).receivedAt })
})

test('a message ends a snooze', () => {
  const snoozed = { ...fresh, status: 'snoozed' as const, snoozedUntil: new Date(start + 1e9) }
  expect(planInboundChange(snoozed, entry(1, 1))).toMatchObject({ status: 'open', snoozedUntil: null })
})

test('a conversation opens again within 24 hours of being resolved, and not after', () => {
  const resolvedAt = new Date(start)
  expect(reopensConversation(resolvedAt, new Date(start + 86_399_999))).toBe(true)
  expect(reopensConversation(resolvedAt, new Date(start + 86_400_000))).toBe(false)
  expect(reopensConversation(null, new Date(start))).toBe(false)
})
