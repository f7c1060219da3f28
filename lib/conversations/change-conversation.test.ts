import { describe, expect, test } from 'vitest'
import { changeConversationSchema, planConversationChange } from './change-conversation.ts'

const now = new Date('2026-11-25T12:00:00Z')
const before = {
  status: 'open' as const,
  assigneeId: null,
  tier: 'text_bot' as const,
  priority: 'normal' as const,
  labels: ['b'],
  snoozedUntil: null,
}
const plan = (asked: object, from: Parameters<typeof planConversationChange>[0] = before) =>
  planConversationChange(from, changeConversationSchema.parse(asked), { now, assigneeName: 'Lotte' })
const agent = '00000000-0000-7000-8000-000000000001'

describe('asking', () => {
  test.each([
    { status: 'open' },
    { assigneeId: null },
    { tier: 'text_bot' },
    { priority: 'normal' },
    { labels: ['b', 'b'] },
    { addLabels: ['b'] },
    { removeLabels: ['a'] },
  ])('for what is so already changes nothing: %j', (asked) => {
    expect(plan(asked)).toEqual({ kind: 'none' })
  })

  test.each([
    {},
    { status: 'closed' },
    { snoozedUntil: 'tomorrow' },
    { labels: [' '] },
    { colour: 'red' },
    { labels: ['a'], addLabels: ['b'] },
    { labels: ['a'], removeLabels: ['b'] },
    { addLabels: ['a'], removeLabels: ['a'] },
    { addLabels: [''] },
    { status: 'resolved', snoozedUntil: '2026-11-26T08:00:00Z' },
  ])('nonsense is refused: %j', (asked) => {
    expect(changeConversationSchema.safeParse(asked).success).toBe(false)
  })

  test('to resolve notes when and by whom, and ends a snooze', () => {
    const snoozed = { ...before, status: 'snoozed' as const, snoozedUntil: new Date('2026-11-26T08:00:00Z') }
    expect(plan({ status: 'resolved' }, snoozed)).toMatchObject({
      set: { status: 'resolved', snoozedUntil: null, resolvedAt: now, resolvedBy: 'actor' },
      lines: [{ what: { event: 'conversation_resolved' } }],
    })
  })

  test('to reopen forgets that it was resolved', () => {
    expect(plan({ status: 'open' }, { ...before, status: 'resolved' })).toMatchObject({
      set: { status: 'open', resolvedAt: null, resolvedBy: null },
      lines: [{ what: { event: 'conversation_reopened' } }],
    })
  })

  test('to snooze until a moment needs no status, and not one that has passed', () => {
    expect(plan({ snoozedUntil: '2026-11-26T08:00:00Z' })).toMatchObject({ set: { status: 'snoozed' } })
    expect(plan({ snoozedUntil: '2026-11-25T12:00:00Z' })).toEqual({ kind: 'refused', reason: 'snooze_in_the_past' })
  })

  test('to add or take away labels leaves the others', () => {
    expect(plan({ addLabels: ['c', 'a'], removeLabels: ['b'] })).toMatchObject({ set: { labels: ['a', 'c'] }, lines: [] })
    expect(plan({ addLabels: ['a'] })).toMatchObject({ set: { labels: ['a', 'b'] } })
  })

  test('for more labels than a conversation can have is refused', () => {
    const labels = Array.from({ length: 50 }, (_, index) => `label ${index}`)
    expect(plan({ addLabels: ['one more'] }, { ...before, labels })).toEqual({ kind: 'refused', reason: 'too_many_labels' })
    expect(plan({ addLabels: ['one more'], removeLabels: ['label 7'] }, { ...before, labels })).toMatchObject({ kind: 'change' })
  })

  test('for several things at once is one change with a line for each that a reader should see', () => {
    expect(plan({ assigneeId: agent, tier: 'live_call', priority: 'high', labels: ['b', 'a'] })).toEqual({
      kind: 'change',
      set: { assigneeId: agent, tier: 'live_call', priority: 'high', labels: ['a', 'b'] },
      lines: [
        { kind: 'system', what: { event: 'assignment_changed', toAgentId: agent, toName: 'Lotte' } },
        { kind: 'escalation', fromTier: 'text_bot', toTier: 'live_call' },
      ],
    })
  })
})
