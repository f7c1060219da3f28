export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws SyntaxError on anything that is not JSON. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return value
}
