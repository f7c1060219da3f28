// What a number says by itself when a customer leaves something to listen to: whether, to what, and in which words.
import { z } from 'zod'

/** Languages that texts are written in; every other customer reads the English one. */
export type AcknowledgementLanguage = 'nl' | 'en'

/** What we fill in: `promise` is "morgen voor 10:00", `opening` is "morgen om 09:00". */
const placeholders = { open: ['promise'], closed: ['promise', 'opening'] } as const

/** With the filled-in times and a notice (lib/privacy/privacy-settings.ts) it stays below WhatsApp's 4,096 characters. */
const maxAcknowledgementLength = 2_000
const maxPlaceholders = 4

function textSchema(known: readonly string[]) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxAcknowledgementLength)
    .superRefine((text, context) => {
      const used = placeholdersOf(text)
      const unknown = used.find((name) => !known.includes(name))
      if (unknown !== undefined)
        context.addIssue({ code: 'custom', message: `{${unknown}} is not known here; use ${known.map((name) => `{${name}}`).join(', ')}` })
      if (used.length > maxPlaceholders) context.addIssue({ code: 'custom', message: `may hold at most ${maxPlaceholders} times` })
      if (!used.includes('promise')) context.addIssue({ code: 'custom', message: 'must hold {promise}: by when a person answers' })
    })
}

const textsSchema = z.strictObject({ open: textSchema(placeholders.open), closed: textSchema(placeholders.closed) })

const minutes = z
  .number()
  .int()
  .min(5)
  .max(10 * 24 * 60)

export const acknowledgementRuleSchema = z
  .strictObject({
    isOn: z.boolean(),
    answersLongTexts: z.boolean().meta({ description: 'Long texts too, besides voice notes' }),
    texts: z.strictObject({ nl: textsSchema, en: textsSchema }),
    floorMinutes: minutes.meta({ description: 'The soonest promise, in minutes of opening' }),
    ceilingMinutes: minutes.meta({ description: 'The latest promise, in minutes of opening' }),
  })
  .refine((rule) => rule.floorMinutes <= rule.ceilingMinutes, { error: 'must not be sooner than the soonest', path: ['ceilingMinutes'] })
export type AcknowledgementRule = z.infer<typeof acknowledgementRuleSchema>
export type AcknowledgementTexts = AcknowledgementRule['texts']

/**
 * Off until an admin switches it on: it sends, and sending may cost. The texts say that a machine wrote them and that a
 * person answers.
 */
export const defaultAcknowledgementRule: AcknowledgementRule = {
  isOn: false,
  answersLongTexts: false,
  texts: {
    nl: {
      open: 'Dank je, je bericht is goed ontvangen. Een medewerker antwoordt {promise}. (Dit is een automatisch bericht.)',
      closed:
        'Dank je, je bericht is goed ontvangen. We zijn nu gesloten; een medewerker antwoordt {promise}. (Dit is een automatisch bericht.)',
    },
    en: {
      open: 'Thank you, we received your message. A person will answer {promise}. (This is an automatic message.)',
      closed:
        'Thank you, we received your message. We are closed right now; a person will answer {promise}. (This is an automatic message.)',
    },
  },
  floorMinutes: 60,
  ceilingMinutes: 16 * 60,
}

/** From how many characters on a text is a long one: about what takes a minute to say. */
export const longTextLength = 400

/** Whether an entry may have to be acknowledged; the rest is decided when it is looked at. */
export function mayBeAcknowledged(entry: { kind: string; text?: string | null | undefined }): boolean {
  return entry.kind === 'voice_note' || (entry.kind === 'message' && (entry.text?.length ?? 0) >= longTextLength)
}

/** The names in braces, in order. */
function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
}
