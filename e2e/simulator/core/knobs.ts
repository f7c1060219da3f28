/**
 * Everything that can be turned at run time: how webhooks are delivered (knobs) and how the Graph API misbehaves
 * (faults). The schemas are the admin API's contract; defaults are an ideal provider.
 */
import { z } from 'zod'

const count = z.number().int().min(0)

export const knobsSchema = z.object({
  /** Chance, in percent, that a delivery is posted twice. */
  duplicatePercent: z.number().min(0).max(100).default(0),
  /** Hold this many events, then let them go in random order. 0 or 1: in the order of happening. */
  shuffle: count.max(5000).default(0),
  /** Wait this long (real time) before a delivery's first attempt. */
  delayMs: count.default(0),
  /** Updates per POST. */
  batchSize: z.number().int().min(1).max(1000).default(1),
  /** In batches: one `entry` per update, instead of one `value` for all. */
  multiEntry: z.boolean().default(false),
  /** Real milliseconds a held batch or shuffle waits for company before it goes incomplete. */
  holdMs: count.default(150),
  /** `escaped`: as Meta serialises. `legacy` also escapes `<`, `%`, `@`. */
  encoding: z.enum(['escaped', 'raw_utf8', 'legacy']).default('escaped'),
  /** The next n attempts carry a signature made with another secret. */
  wrongSignatures: count.default(0),
  /** The next n attempts carry no signature at all. */
  missingSignatures: count.default(0),
  /** The next n inbound messages lack the object named after their type. */
  missingTypeObjects: count.default(0),
  /** The next n inbound messages are of a type nobody has heard of. */
  unknownTypes: count.default(0),
  /** The next n events are followed by one under a `field` nobody has heard of. */
  unknownFields: count.default(0),
  /** The next n deliveries are filled up to about 3 MB with a property nobody knows. */
  bigBodies: count.default(0),
  contactsAbsent: z.boolean().default(false),
  /** A stranger stands first in `contacts`, so that joining by index names the wrong person. */
  contactsReordered: z.boolean().default(false),
  /** Another subscribed app fails: deliveries we had a 200 for come again after a while. */
  secondAppRetries: z.boolean().default(false),
  /** Inbound media carry a `url` beside the id. */
  mediaUrls: z.boolean().default(true),
  skipRead: z.boolean().default(false),
  /** Messages fail (131026) after they were reported sent. */
  lateFailed: z.boolean().default(false),
  /** The `sent` status is delivered before the send request is answered. */
  statusBeforeResponse: z.boolean().default(false),
  /** Real milliseconds before each retry; the last one repeats until `retryForMs` is over (7 days, compressed). */
  retryScheduleMs: z.array(count).min(1).default([0, 200, 500, 1000, 2000, 5000]),
  retryForMs: count.default(30 * 60_000),
  /** An attempt without an answer after this long counts as failed. */
  abortAfterMs: z.number().int().min(1).default(10_000),
  /** Keep a customer's later events behind one that is being retried. Off: retries overtake nothing, and are overtaken. */
  retryInOrder: z.boolean().default(true),
})
export type Knobs = z.infer<typeof knobsSchema>

export const faultsSchema = z.object({
  /** The next `count` sends are refused with this code (HTTP status by the contract's table unless given). */
  failSends: z
    .object({ count, code: z.number().int(), httpStatus: z.number().int().optional(), details: z.string().optional() })
    .nullable()
    .default(null),
  /** The next n sends are accepted and delivered, but the request is never answered. */
  acceptThenHang: count.default(0),
  /** The next n sends are dropped unanswered without being accepted. */
  dropSends: count.default(0),
  /** The next n Graph requests get a proxy's HTML page with status 502. */
  htmlErrors: count.default(0),
  /** Each Graph request waits this long (real time). */
  slowMs: count.default(0),
  tokenRevoked: z.boolean().default(false),
  /** Media URLs are expired when they are handed out. The next n. */
  expiredMediaUrls: count.default(0),
  mediaNotFound: z.boolean().default(false),
  /** Webhooks and look-ups name a wrong sha256. */
  shaMismatch: z.boolean().default(false),
  /** Refuse sends outside the window with a synchronous 400 instead of a failed status. */
  windowClosedSync: z.boolean().default(false),
  /** `to` and `recipient` limits are checked; off for load tests that must not be throttled. */
  rateLimits: z.boolean().default(true),
  /** The next n template sends are answered `held_for_quality_assessment` and then dropped (132015). */
  heldTemplates: count.default(0),
  /** Created templates come back approved, as MARKETING whatever was asked. */
  approveAsMarketing: z.boolean().default(false),
  /** Real milliseconds until a created template is approved; null: it stays PENDING. */
  templateReviewMs: count.nullable().default(2000),
  /** Accept `interactive.type: "contact_request"`, the spelling of an older page. */
  acceptOldContactRequest: z.boolean().default(false),
})
export type Faults = z.infer<typeof faultsSchema>

export function defaultKnobs(): Knobs {
  return knobsSchema.parse({})
}

export function defaultFaults(): Faults {
  return faultsSchema.parse({})
}

type CounterName<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T]

/** Uses up one of a "next n" counter; false when none is left. */
export function takeOne<T extends Knobs | Faults>(switches: T, name: CounterName<T>): boolean {
  const left = Number(switches[name])
  if (left <= 0) return false
  Object.assign(switches, { [name]: left - 1 })
  return true
}
