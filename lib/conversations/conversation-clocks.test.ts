import { expect, test } from 'vitest'
import { replyWindow } from './reply-window.ts'
import { snoozeChoices } from './snooze-choices.ts'
import { promiseHeat, waitingHeat } from './waiting-heat.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-24T12:00:00Z')

test('the reply window is open to its last moment, then closed with the time it closed', () => {
  const closesAt = '2026-11-24T12:00:01.000Z'
  expect(replyWindow(closesAt, now)).toMatchObject({ state: 'open', leftMs: 1000, isClosingSoon: true })
  expect(replyWindow(closesAt, now + 1000)).toEqual({ state: 'closed', closedAt: closesAt })
  expect(replyWindow('2026-11-25T12:00:00.000Z', now)).toMatchObject({ state: 'open', isClosingSoon: false })
  expect(replyWindow(null, now)).toEqual({ state: 'never_opened' })
})

test('waiting grows warmer, sooner on the more urgent tier', () => {
  expect(waitingHeat(0, 'live_call')).toBe('calm')
  expect(waitingHeat(20 * 60_000, 'live_call')).toBe('hot')
  expect(waitingHeat(20 * 60_000, 'text_bot')).toBe('calm')
  expect(waitingHeat(2 * hour, 'text_bot')).toBe('warm')
})

test('a promise grows warm in its last hour and hot only when it is broken', () => {
  expect(promiseHeat(hour)).toBe('calm')
  expect(promiseHeat(hour - 1)).toBe('warm')
  expect(promiseHeat(0)).toBe('warm')
  expect(promiseHeat(-1)).toBe('hot')
})

test('a snooze ends at nine in the morning of the agent, also across a change of the clock', () => {
  const friday = Date.parse('2026-10-23T12:00:00Z') // summer time ends that Sunday
  const choices = Object.fromEntries(snoozeChoices(friday, 'Europe/Amsterdam').map(({ name, until }) => [name, until]))
  expect(choices).toEqual({
    threeHours: '2026-10-23T15:00:00.000Z',
    tomorrow: '2026-10-24T07:00:00.000Z',
    monday: '2026-10-26T08:00:00.000Z',
  })
})

test('on a Monday the next Monday is meant', () => {
  const monday = Date.parse('2026-11-23T12:00:00Z')
  expect(snoozeChoices(monday, 'UTC').find(({ name }) => name === 'monday')?.until).toBe('2026-11-30T09:00:00.000Z')
})
