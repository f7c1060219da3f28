import { expect, test } from 'vitest'
import { VirtualClock } from './clock.ts'

test('a frozen clock stands still, advances when told, and goes on from there', () => {
  const clock = new VirtualClock()
  clock.freeze()
  const before = clock.now()
  clock.advance(90_000)
  expect(clock.now()).toBe(before + 90_000)
  clock.resume()
  expect(clock.now() - before).toBeGreaterThanOrEqual(90_000)
  expect(clock.now() - before).toBeLessThan(91_000)
})

test('a running clock keeps the offset it was moved by', () => {
  const clock = new VirtualClock()
  clock.setTo(Date.parse('2026-10-01T00:00:00Z'))
  expect(new Date(clock.now()).toISOString()).toMatch(/^2026-10-01T00:00:0[01]/)
})

test('a snapshot restores the same time', () => {
  const clock = new VirtualClock()
  clock.freeze()
  clock.advance(-5000)
  const other = new VirtualClock()
  other.restore(clock.snapshot())
  expect(other.now()).toBe(clock.now())
})
