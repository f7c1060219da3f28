import { z } from 'zod'

/** Below an acknowledgement (lib/acknowledgements/acknowledgement-rule.ts) it must fit into one WhatsApp message. */
const maxNoticeLength = 1_500

const noticeSchema = z.string().trim().max(maxNoticeLength)

/**
 * What an admin may choose about customers' privacy. Measuring pitch needs what customers are told about it, in both
 * languages, and to be switched on by somebody who takes notice of the duty to tell (legal.md 2; design.md, decision 10).
 */
export const changePrivacySchema = z
  .strictObject({
    measuresPitch: z.boolean().meta({ description: "Measure the pitch of customers' voice notes; never of agents" }),
    pitchNotice: z.strictObject({ nl: noticeSchema, en: noticeSchema }),
    acknowledges: z.boolean().default(false).meta({ description: 'I know that customers must be told; needed to switch it on' }),
    forgetsPitch: z.boolean().default(false).meta({ description: 'Also delete what was measured, when it is off' }),
  })
  .refine((choice) => !choice.measuresPitch || choice.pitchNotice.nl !== '', {
    error: 'is needed: customers must be told',
    path: ['pitchNotice', 'nl'],
  })
  .refine((choice) => !choice.measuresPitch || choice.pitchNotice.en !== '', {
    error: 'is needed: customers must be told',
    path: ['pitchNotice', 'en'],
  })
  .refine((choice) => !(choice.measuresPitch && choice.forgetsPitch), {
    error: 'is for when measuring is off',
    path: ['forgetsPitch'],
  })
export type ChangePrivacy = z.infer<typeof changePrivacySchema>

export const privacySchema = z.object({
  measuresPitch: z.boolean(),
  pitchNotice: z.object({ nl: z.string(), en: z.string() }),
  /** Who switched it on, and when; null while it is off. */
  switchedOn: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  /** Voice notes of which a pitch is stored. */
  measuredCount: z.number().int(),
  /** Numbers that send nothing by themselves, so that their customers are not told either. */
  silentConnections: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Privacy = z.infer<typeof privacySchema>
