import { z } from 'zod'
import { languageTagSchema } from '../i18n/language-tag.ts'

/** Below an acknowledgement (lib/acknowledgements/acknowledgement-rule.ts) it must fit into one WhatsApp message. */
const maxNoticeLength = 1_500

const noticeSchema = z.string().trim().max(maxNoticeLength)

/** Languages that the notice must be in before anybody is measured. */
export const requiredNoticeLanguages = ['nl', 'en'] as const

/**
 * What an admin may choose about customers' privacy. Measuring pitch needs what customers are told about it, in Dutch and
 * English at least, and to be switched on by somebody who takes notice of the duty to tell (legal.md 2; design.md,
 * decision 10). Who speaks a language that has no notice is not told, and not measured.
 */
export const changePrivacySchema = z
  .strictObject({
    measuresPitch: z.boolean().meta({ description: "Measure the pitch of customers' voice notes; never of agents" }),
    pitchNotice: z.record(languageTagSchema, noticeSchema).meta({ description: 'By language tag; an empty one is taken away' }),
    acknowledges: z.boolean().default(false).meta({ description: 'I know that customers must be told; needed to switch it on' }),
    forgetsPitch: z.boolean().default(false).meta({ description: 'Also delete what was measured, when it is off' }),
  })
  .superRefine((choice, context) => {
    if (!choice.measuresPitch) return
    for (const language of requiredNoticeLanguages)
      if (!choice.pitchNotice[language])
        context.addIssue({ code: 'custom', message: 'is needed: customers must be told', path: ['pitchNotice', language] })
  })
  .refine((choice) => !(choice.measuresPitch && choice.forgetsPitch), {
    error: 'is for when measuring is off',
    path: ['forgetsPitch'],
  })
export type ChangePrivacy = z.infer<typeof changePrivacySchema>

export const privacySchema = z.object({
  measuresPitch: z.boolean(),
  /** By language tag. */
  pitchNotice: z.record(z.string(), z.string()),
  /** Who switched it on, and when; null while it is off. */
  switchedOn: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  /** Voice notes of which a pitch is stored. */
  measuredCount: z.number().int(),
  /** Numbers that send nothing by themselves, so that their customers are not told either. */
  silentConnections: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Privacy = z.infer<typeof privacySchema>
