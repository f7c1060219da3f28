import type { JsonObject } from '../core/json.ts'
import { GraphError } from './graph-error.ts'

/** The fields asked for (and `id`, always); `{…}` after a name is accepted and ignored. */
export function pickFields(node: JsonObject, fields: string | null, defaults: readonly string[]): JsonObject {
  const wanted = fields ? fields.replaceAll(/[({][^)}]*[)}]/g, '').split(',') : defaults
  const picked: JsonObject = {}
  for (const name of wanted.map((field) => field.trim()).filter(Boolean)) {
    if (!(name in node)) throw new GraphError(100, `Tried accessing nonexisting field (${name}).`)
    picked[name] = node[name]
  }
  return { ...picked, id: node.id }
}
