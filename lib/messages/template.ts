import { z } from 'zod'
import { connectionIdSchema } from '../core/ids.ts'

const buttonSchema = z.object({
  type: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  /** True when the URL or code ends in a variable that must be given at send. */
  needsParameter: z.boolean(),
})

/** A template as the picker and the sender need it (whatsapp-messages.md 8). */
export const templateSchema = z.object({
  connectionId: connectionIdSchema,
  name: z.string(),
  language: z.string(),
  category: z.enum(['utility', 'marketing', 'authentication', 'unknown']),
  status: z.string(),
  /** Only approved templates that we know how to fill may be sent. */
  isSendable: z.boolean(),
  parameterFormat: z.enum(['named', 'positional']),
  header: z
    .object({
      format: z.enum(['text', 'image', 'video', 'document', 'location']),
      text: z.string().nullable(),
      parameters: z.array(z.string()),
    })
    .nullable(),
  body: z.object({ text: z.string(), parameters: z.array(z.string()) }),
  footer: z.string().nullable(),
  buttons: z.array(buttonSchema),
  /** Sample values by parameter name, from the template's own examples. */
  examples: z.record(z.string(), z.string()),
})
export type Template = z.infer<typeof templateSchema>

/** Puts values in the `{{name}}` places of a template text; a missing value stays visible as its place. */
export function fillTemplateText(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (place, name: string) => values[name] || place)
}

/** The variable names in a text, in order of first appearance. */
export function templateParameterNames(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].flatMap((match) => match[1] ?? []))]
}
