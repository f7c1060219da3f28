import { z } from 'zod'

/**
 * Why a delivery, or an element of one, is parked: a closed set, worded for admins under `deliveries.cause` (what
 * happened) and `deliveries.advice` (what to do) in the message files. Holds names of properties and codes of errors,
 * never customer text.
 */
export const parkedCauseSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('not_json') }),
  z.object({ code: z.literal('not_an_envelope'), problems: z.string() }),
  z.object({ code: z.literal('elements_parked'), parked: z.number().int(), elements: z.number().int() }),
  z.object({ code: z.literal('damaged'), problems: z.string() }),
  z.object({ code: z.literal('not_a_list'), name: z.string() }),
  z.object({ code: z.literal('number_not_connected') }),
  z.object({ code: z.literal('signed_by_another_app') }),
  z.object({ code: z.literal('names_nobody') }),
  z.object({ code: z.literal('edit_without_words') }),
  z.object({ code: z.literal('changes_ours') }),
  z.object({ code: z.literal('not_applied'), error: z.string() }),
])
export type ParkedCause = z.infer<typeof parkedCauseSchema>

export const parkedCodes = parkedCauseSchema.options.map((one) => one.shape.code.value)

/** A parked element as stored; ones from before causes were codes have a sentence instead. */
export type ParkedElement = { path: string; cause?: ParkedCause; reason?: string }
