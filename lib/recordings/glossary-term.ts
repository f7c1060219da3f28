// What an admin may put into the glossary, and how it is shown.
import { z } from 'zod'
import { conversationIdSchema, glossaryTermIdSchema } from '../core/ids.ts'

const maxTermLength = 100
/** As many lines as can be pasted at once. */
export const maxImported = 1_000

const line = z
  .string()
  .trim()
  .max(maxTermLength)
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'must be on one line' })

const term = line.min(1).meta({ description: 'A name as it is written' })
const heardAs = line
  .transform((text) => text || null)
  .nullable()
  .meta({ description: 'How an engine has written it, to be put right; null for a plain hint' })

export const termFields = z
  .strictObject({ term, heardAs: heardAs.default(null) })
  .refine((fields) => fields.term !== fields.heardAs, { error: 'must differ from the term', path: ['heardAs'] })
export type TermFields = z.infer<typeof termFields>

/** What is left out stays. */
export const termChange = z.strictObject({ term: term.optional(), heardAs: heardAs.optional() })
export type TermChange = z.infer<typeof termChange>

export const glossaryTermSchema = z.object({
  id: glossaryTermIdSchema,
  term: z.string(),
  heardAs: z.string().nullable(),
  /** `correction`: learned when somebody put a transcript right; `hand`: put in, or changed, here. */
  origin: z.enum(['correction', 'hand']),
  /** Null when a program did, or nobody knows. */
  addedBy: z.string().nullable(),
  at: z.iso.datetime(),
  /** Where the corrected recording is; null for a term by hand, and where it is not known any more. */
  conversationId: conversationIdSchema.nullable(),
})
export type GlossaryTermView = z.infer<typeof glossaryTermSchema>

/**
 * Terms out of pasted lines: a term, or a term and how it was heard, behind a semicolon or tab; several ways of hearing it
 * one after the other. Empty lines are skipped.
 * @returns what can be added, each once, and the numbers (from 1) of lines that cannot.
 */
export function parseTermLines(text: string): { terms: TermFields[]; refused: number[] } {
  const terms = new Map<string, TermFields>()
  const refused: number[] = []
  text.split(/\r\n|\r|\n/).forEach((content, index) => {
    if (content.trim() === '') return
    const [term = '', ...heard] = content.split(/[;\t]/)
    const heardAs = heard.map((one) => one.trim()).filter(Boolean)
    const parsed = (heardAs.length > 0 ? heardAs : [null]).map((one) => termFields.safeParse({ term, heardAs: one }))
    if (parsed.some((one) => !one.success)) refused.push(index + 1)
    for (const one of parsed) if (one.success) terms.set(JSON.stringify(one.data).toLowerCase(), one.data)
  })
  return { terms: [...terms.values()], refused }
}
