import type { MediaId } from '../core/ids.ts'
import type { TemplateParameters } from './send-input.ts'
import type { Template } from './template.ts'

/** One blank of a template. `key` is unique within the form, `name` is the variable's own name or number. */
export type TemplateField = { key: string; part: 'header' | 'body' | 'button'; name: string }

/** The blanks in the order a reader meets them. */
export function templateFields(template: Template): TemplateField[] {
  return [
    ...(template.header?.parameters ?? []).map((name) => ({ key: `header.${name}`, part: 'header' as const, name })),
    ...template.body.parameters.map((name) => ({ key: `body.${name}`, part: 'body' as const, name })),
    ...template.buttons.flatMap((button, index) =>
      button.needsParameter ? [{ key: `button.${index}`, part: 'button' as const, name: button.text }] : [],
    ),
  ]
}

/** The filled blanks as the send request wants them; parts without blanks are left out. */
export function toTemplateParameters(
  fields: readonly TemplateField[],
  values: Record<string, string>,
  headerMediaId?: MediaId,
): TemplateParameters {
  const part = (wanted: TemplateField['part']) =>
    Object.fromEntries(
      fields
        .filter((field) => field.part === wanted)
        .map((field) => [wanted === 'button' ? field.key.slice('button.'.length) : field.name, (values[field.key] ?? '').trim()]),
    )
  const parts = { header: part('header'), body: part('body'), buttons: part('button') }
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, filled]) => Object.keys(filled).length > 0)),
    ...(headerMediaId ? { headerMediaId } : {}),
  }
}
