// Answers that are given often: what an admin writes, and what may be filled in.
import { z } from 'zod'
import { cannedReplyIdSchema } from '../core/ids.ts'
import { languageTagSchema } from '../i18n/language-tag.ts'

/** What is filled in where it stands in braces. */
export const cannedReplyVariables = ['customer_name', 'agent_name', 'order_number'] as const
export type CannedReplyVariable = (typeof cannedReplyVariables)[number]

const known: readonly string[] = cannedReplyVariables

/** The names in braces that nobody fills in, each once. */
export function unknownVariables(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))].filter((name) => !known.includes(name))
}

export const cannedReplyFields = z.strictObject({
  title: z.string().trim().min(1).max(200).meta({ description: 'The question it answers, in the words of a customer' }),
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, { error: 'may hold letters, digits, - and _' })
    .meta({ description: 'What an agent types to have it' }),
  text: z
    .string()
    .trim()
    .min(1)
    .max(3_000)
    .superRefine((text, context) => {
      const unknown = unknownVariables(text)
      const [first] = unknown
      if (first !== undefined)
        context.addIssue({ code: 'custom', message: `{${first}} is not known; use ${known.map((name) => `{${name}}`).join(', ')}` })
    })
    .meta({ description: 'May hold {customer_name}, {agent_name} and {order_number}' }),
  language: languageTagSchema,
})
export type CannedReplyFields = z.infer<typeof cannedReplyFields>

export const cannedReplySchema = z.object({
  id: cannedReplyIdSchema,
  title: z.string(),
  shortcut: z.string(),
  text: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** Who wrote it last; null when a program did. */
  changedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
})
export type CannedReply = z.infer<typeof cannedReplySchema>
