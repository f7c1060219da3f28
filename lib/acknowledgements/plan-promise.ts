import type { PromiseReason } from '../conversations/conversation-row.ts'
import { addBusinessTime, isOpenAt, roundUpWithin } from '../hours/business-time.ts'
import type { OpeningHours } from '../hours/opening-hours.ts'

/** What the queue looks like when somebody joins it. */
export type Queue = {
  /** Conversations that wait for a person, the one that joins not counted. */
  ahead: number
  /** Measured over the last two weeks of opening; null when too little was answered to tell. */
  answersPerHour: number | null
}

/** What one answer is taken to need while nothing is measured yet. */
const assumedAnswersPerHour = 4
const roundToMinutes = 30
const hourMs = 60 * 60 * 1000

/**
 * By when a person answers: the time of opening it takes to answer everybody ahead and this one, at the measured speed,
 * neither sooner than the floor nor later than the ceiling; counted from now, or from the next opening; rounded up to the
 * half hour within that day's hours. Null when it never opens: then nothing can be promised.
 */
export function planPromise(input: {
  now: Date
  hours: OpeningHours
  queue: Queue
  floorMinutes: number
  ceilingMinutes: number
}): { at: Date; reason: PromiseReason } | null {
  const { now, hours, queue } = input
  const waiting = queue.ahead + 1
  const neededMinutes = (waiting / (queue.answersPerHour ?? assumedAnswersPerHour)) * 60
  const minutes = Math.min(Math.max(neededMinutes, input.floorMinutes), input.ceilingMinutes)
  const reached = addBusinessTime(hours, now, Math.ceil(minutes) * 60_000)
  if (!reached) return null
  const rate = queue.answersPerHour === null ? null : Math.round(queue.answersPerHour * 10) / 10
  return { at: roundUpWithin(hours, reached, roundToMinutes), reason: { waiting, answersPerHour: rate, isOpen: isOpenAt(hours, now) } }
}

/** Fewer answers than these say nothing about how fast we are. */
const leastAnswers = 5

/** Answers in an hour of opening; null when there were too few, or hardly any opening, to tell. */
export function measureAnswersPerHour(answers: number, openMs: number): number | null {
  return answers < leastAnswers || openMs < hourMs ? null : answers / (openMs / hourMs)
}
