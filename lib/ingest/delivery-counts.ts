import { z } from 'zod'

/**
 * What became of one delivery's elements. Every element ends in exactly one of the outcomes, so
 * `messages = shown + duplicates + ignored + parked` must hold: the reconciliation of received and shown.
 */
export const deliveryCountsSchema = z.object({
  messages: z.number().int(),
  shown: z.number().int(),
  duplicates: z.number().int(),
  ignored: z.number().int(),
  parked: z.number().int(),
  statuses: z.number().int(),
  others: z.number().int(),
})
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>
