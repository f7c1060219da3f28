import { z } from 'zod'
import { acknowledgementRuleSchema } from '../../acknowledgements/acknowledgement-rule.ts'
import { connectionIdSchema } from '../../core/ids.ts'
import { openingHoursSchema } from '../../hours/opening-hours.ts'
import { changePrivacySchema, privacySchema } from '../../privacy/privacy-settings.ts'
import type { Endpoint } from '../endpoint.ts'

const instant = z.iso.datetime()
const connectionParams = z.object({ id: connectionIdSchema })

/** Which state of the hours it is; not a number to reckon with. */
const versionSchema = z.union([z.literal('default'), instant])

export const hoursSchema = openingHoursSchema.extend({
  version: versionSchema,
  isOpen: z.boolean(),
  /** The next opening; null while it is open, or when it never opens again. */
  opensAt: instant.nullable(),
  /** When it closes; null while it is closed, or when it never does. */
  closesAt: instant.nullable(),
})

export const replaceHoursSchema = openingHoursSchema.extend({ version: versionSchema.optional() })

/** What an organisation chooses about its hours, its automatic messages and its customers' privacy. */
export const settingsEndpoints = {
  getHours: { method: 'GET', path: '/hours', summary: 'Opening hours, and whether it is open now', response: hoursSchema },
  replaceHours: {
    method: 'PUT',
    path: '/hours',
    summary:
      'Replace the opening hours: weekly spans, days that differ, and the time zone they are meant in; 409 `conflict` when the `version` given is not the newest, without one the last write wins',
    role: 'admin',
    body: replaceHoursSchema,
    response: hoursSchema,
  },
  getAcknowledgement: {
    method: 'GET',
    path: '/connections/{id}/acknowledgement',
    summary: 'What a number says by itself when a voice note arrives',
    params: connectionParams,
    response: acknowledgementRuleSchema,
  },
  replaceAcknowledgement: {
    method: 'PUT',
    path: '/connections/{id}/acknowledgement',
    summary: 'Replace it; `{promise}` stands for the time by which a person answers, `{opening}` for the next opening',
    role: 'admin',
    params: connectionParams,
    body: acknowledgementRuleSchema,
    response: acknowledgementRuleSchema,
  },
  getPrivacy: {
    method: 'GET',
    path: '/privacy',
    summary: "Choices about customers' privacy",
    role: 'admin',
    response: privacySchema,
  },
  changePrivacy: {
    method: 'PUT',
    path: '/privacy',
    summary: 'Change them; measuring pitch needs a notice text and the acknowledgement of the duty to tell',
    role: 'admin',
    body: changePrivacySchema,
    response: privacySchema,
  },
} as const satisfies Record<string, Endpoint>
