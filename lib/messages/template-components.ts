import { z } from 'zod'
import type { ConnectionId } from '../core/ids.ts'
import type { TemplateParameters } from './send-input.ts'
import { fillTemplateText, type Template, templateParameterNames } from './template.ts'

const textExample = z.looseObject({
  header_text: z.array(z.string()).optional(),
  header_text_named_params: z.array(z.looseObject({ param_name: z.string(), example: z.string() })).optional(),
  body_text: z.array(z.array(z.string())).optional(),
  body_text_named_params: z.array(z.looseObject({ param_name: z.string(), example: z.string() })).optional(),
})
const componentSchema = z.looseObject({
  type: z.string().transform((type) => type.toUpperCase()),
  format: z
    .string()
    .transform((format) => format.toUpperCase())
    .optional(),
  text: z.string().optional(),
  example: textExample.optional().catch(undefined),
  buttons: z
    .array(
      z.looseObject({ type: z.string().transform((type) => type.toUpperCase()), text: z.string().optional(), url: z.string().optional() }),
    )
    .optional(),
})
type Component = z.infer<typeof componentSchema>

type StoredTemplate = {
  connectionId: ConnectionId
  name: string
  language: string
  category: string
  status: string
  parameterFormat: 'named' | 'positional'
  components: unknown
}

const headerFormats = { TEXT: 'text', IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document', LOCATION: 'location' } as const
const fillableHeaders = new Set(['text', 'image', 'video', 'document'])
const fillableButtons = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE'])

/** A stored template as the picker and the sender need it (whatsapp-messages.md 8.1). */
export function readTemplate(row: StoredTemplate): Template {
  const components = z.array(componentSchema).catch([]).parse(row.components)
  const part = (type: string) => components.find((one) => one.type === type)
  const header = part('HEADER')
  const body = part('BODY')?.text ?? ''
  const buttons = part('BUTTONS')?.buttons ?? []
  const headerFormat = header ? headerFormats[(header.format ?? 'TEXT') as keyof typeof headerFormats] : undefined // undefined for a format we do not know
  const canFill =
    (!header || (headerFormat !== undefined && fillableHeaders.has(headerFormat))) &&
    buttons.every((button) => fillableButtons.has(button.type))
  return {
    connectionId: row.connectionId,
    name: row.name,
    language: row.language,
    category: categoryOf(row.category),
    status: row.status,
    isSendable: row.status === 'APPROVED' && body !== '' && canFill,
    parameterFormat: row.parameterFormat,
    header:
      header && headerFormat
        ? { format: headerFormat, text: header.text ?? null, parameters: templateParameterNames(header.text ?? '') }
        : null,
    body: { text: body, parameters: templateParameterNames(body) },
    footer: part('FOOTER')?.text ?? null,
    buttons: buttons.map((button) => ({
      type: button.type.toLowerCase(),
      text: button.text ?? '',
      url: button.url ?? null,
      needsParameter: (button.type === 'URL' && /\{\{/.test(button.url ?? '')) || button.type === 'COPY_CODE',
    })),
    examples: examplesOf(components),
  }
}

function categoryOf(word: string): Template['category'] {
  const lower = word.toLowerCase()
  return lower === 'utility' || lower === 'marketing' || lower === 'authentication' ? lower : 'unknown'
}

function examplesOf(components: Component[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { example } of components) {
    for (const one of [...(example?.header_text_named_params ?? []), ...(example?.body_text_named_params ?? [])])
      found[one.param_name] = one.example
    for (const [index, value] of (example?.body_text?.[0] ?? []).entries()) found[String(index + 1)] = value
  }
  return found
}

export type FilledTemplate =
  | {
      kind: 'ok'
      components: unknown[]
      text: string
      header: string | null
      footer: string | null
      buttons: { text: string; url: string | null }[]
    }
  | { kind: 'missing'; parameters: string[] }

const longestBody = 1024

/**
 * Puts values into a template: the provider's components (4.10) and the words the customer will read. Every variable
 * must have a value.
 * @param headerMedia the provider's media id for a picture, video or document header.
 */
export function fillTemplate(template: Template, values: TemplateParameters): FilledTemplate {
  const missing = missingParameters(template, values)
  if (missing.length > 0) return { kind: 'missing', parameters: missing }
  const text = fillTemplateText(template.body.text, values.body ?? {})
  if (text.length > longestBody) return { kind: 'missing', parameters: ['body'] }
  const named = (name: string, value: string) => ({
    type: 'text',
    ...(template.parameterFormat === 'named' && { parameter_name: name }),
    text: value,
  })
  const list = (names: string[], from: Record<string, string> = {}) => inOrder(template, names).map((name) => named(name, from[name] ?? ''))
  const components: unknown[] = []
  if (template.header?.format === 'text' && template.header.parameters.length > 0) {
    components.push({ type: 'header', parameters: list(template.header.parameters, values.header) })
  }
  if (template.body.parameters.length > 0) components.push({ type: 'body', parameters: list(template.body.parameters, values.body) })
  for (const [index, button] of template.buttons.entries()) {
    if (!button.needsParameter) continue
    const value = values.buttons?.[String(index)] ?? ''
    components.push({
      type: 'button',
      sub_type: button.type === 'copy_code' ? 'copy_code' : 'url',
      index: String(index),
      parameters: [button.type === 'copy_code' ? { type: 'coupon_code', coupon_code: value } : { type: 'text', text: value }],
    })
  }
  return {
    kind: 'ok',
    components,
    text,
    header: template.header?.text ? fillTemplateText(template.header.text, values.header ?? {}) : null,
    footer: template.footer,
    buttons: template.buttons.map((button, index) => ({
      text: button.text,
      url: button.url?.replace(/\{\{[^}]*\}\}/, values.buttons?.[String(index)] ?? '') ?? null,
    })),
  }
}

/** Positional parameters go in the order of their numbers, named ones in that of the text. */
function inOrder(template: Template, names: string[]): string[] {
  return template.parameterFormat === 'positional' ? [...names].sort((a, b) => Number(a) - Number(b)) : names
}

function missingParameters(template: Template, values: TemplateParameters): string[] {
  const isEmpty = (from: Record<string, string> | undefined, name: string) => !from?.[name]?.trim()
  const needsFile = template.header && template.header.format !== 'text' && !values.headerMediaId
  return [
    ...(needsFile ? ['header'] : []),
    ...(template.header?.parameters ?? []).filter((name) => isEmpty(values.header, name)),
    ...template.body.parameters.filter((name) => isEmpty(values.body, name)),
    ...template.buttons.flatMap((button, index) =>
      button.needsParameter && isEmpty(values.buttons, String(index)) ? [`button ${index + 1}`] : [],
    ),
  ]
}
