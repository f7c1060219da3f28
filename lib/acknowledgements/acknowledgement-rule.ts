// What a number says by itself when a customer leaves something to listen to: whether, to what, and in which words.
import { z } from 'zod'
import { languageTagSchema } from '../i18n/language-tag.ts'
import { shippedTexts } from './shipped-texts.ts'

/** What we fill in: `promise` is "morgen voor 10:00", `opening` is "morgen om 09:00". */
const placeholders = { open: ['promise'], closed: ['promise', 'opening'] } as const

/** With the filled-in times and a notice (lib/privacy/privacy-settings.ts) it stays below WhatsApp's 4,096 characters. */
const maxAcknowledgementLength = 2_000
const maxPlaceholders = 4
const maxLanguages = 60

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

/** By language tag. Also what is read back from the database, where the oldest rules have Dutch and English alone. */
export const acknowledgementTextsSchema = z
  .record(languageTagSchema, textsSchema)
  .refine((texts) => Object.keys(texts).length <= maxLanguages, { error: `may be in at most ${maxLanguages} languages` })
export type AcknowledgementTexts = z.infer<typeof acknowledgementTextsSchema>

const minutes = z
  .number()
  .int()
  .min(5)
  .max(10 * 24 * 60)

export const acknowledgementRuleSchema = z
  .strictObject({
    isOn: z.boolean(),
    answersLongTexts: z.boolean().meta({ description: 'Long texts too, besides voice notes' }),
    texts: acknowledgementTextsSchema,
    fallbackLanguage: languageTagSchema.default('en').meta({ description: 'Whose text a customer reads whose language has none' }),
    floorMinutes: minutes.meta({ description: 'The soonest promise, in minutes of opening' }),
    ceilingMinutes: minutes.meta({ description: 'The latest promise, in minutes of opening' }),
  })
  .refine((rule) => rule.floorMinutes <= rule.ceilingMinutes, { error: 'must not be sooner than the soonest', path: ['ceilingMinutes'] })
  .refine((rule) => Object.hasOwn(rule.texts, rule.fallbackLanguage), {
    error: 'must be a language that has a text',
    path: ['fallbackLanguage'],
  })
export type AcknowledgementRule = z.infer<typeof acknowledgementRuleSchema>

/**
 * Off until an admin switches it on: it sends, and sending may cost. The texts say that a machine wrote them and that a
 * person answers.
 */
export const defaultAcknowledgementRule: AcknowledgementRule = {
  isOn: false,
  answersLongTexts: false,
  texts: shippedTexts,
  fallbackLanguage: 'en',
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
