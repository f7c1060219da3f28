import { isObject, type JsonObject } from '../core/json.ts'
import type { SimTemplate } from '../core/state.ts'

/** Names of `{{…}}` in order of first appearance. */
export function variablesOf(text: string): string[] {
  const names = [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map((match) => (match[1] ?? '').trim())
  return [...new Set(names)]
}

/** Components with their `type` in upper case, as stored and listed by the provider. */
export function listComponents(template: { components: JsonObject[] }): JsonObject[] {
  return template.components.map((component) => ({ ...component, type: String(component.type).toUpperCase() }))
}

export function templateButtons(template: Pick<SimTemplate, 'components'>): JsonObject[] {
  const component = listComponents(template).find((candidate) => candidate.type === 'BUTTONS')
  return Array.isArray(component?.buttons) ? component.buttons.filter(isObject) : []
}
