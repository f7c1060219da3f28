import { performance } from 'node:perf_hooks'
import { v7 } from 'uuid'

let lastUs = 0

/**
 * Microseconds since the epoch, strictly rising within the process: two requests that arrive in the same microsecond
 * still have an order.
 */
export function nowUs(): number {
  const us = Math.floor((performance.timeOrigin + performance.now()) * 1000)
  lastUs = us > lastUs ? us : lastUs + 1
  return lastUs
}

/** A new id; version 7, so ids sort by age and index pages stay together. */
export function newId(): string {
  return v7()
}

/** ISO 8601 with microseconds, for a `timestamptz(6)` parameter. */
export function isoFromUs(us: number): string {
  const milliseconds = Math.floor(us / 1000)
  const rest = String(us % 1000).padStart(3, '0')
  return new Date(milliseconds).toISOString().replace('Z', `${rest}Z`)
}
