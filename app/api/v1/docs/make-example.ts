import { type Operation, readSchema, type Schema } from './list-operations.ts'

/** A command that calls an operation: what must be filled in stands between angle brackets. */
export function makeCurl(baseUrl: string, operation: Operation): string {
  const url = `${baseUrl}${operation.path.replace(/\{(\w+)\}/g, '<$1>')}`
  const isFileAnswer = operation.answers.some(({ status, contentType }) => status === '200' && contentType === null)
  const lines = [
    operation.method === 'GET' ? `curl "${url}"` : `curl -X ${operation.method} "${url}"`,
    '-H "Authorization: Bearer $MIDDENWEG_TOKEN"',
    ...(operation.parameters.some(({ name }) => name === 'Idempotency-Key') ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...bodyLines(operation),
    ...(isFileAnswer ? ['-o file'] : []),
  ]
  return lines.join(' \\\n  ')
}

function bodyLines({ body }: Operation): string[] {
  if (!body) return []
  if (body.contentType === 'multipart/form-data') return ['-F file=@photo.jpg']
  return ['-H "Content-Type: application/json"', `-d '${JSON.stringify(makeExample(body.schema, 'value'))}'`]
}

/** The smallest value of a shape: what is required, and where nothing is, the first that may be given. */
export function makeExample(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first !== undefined) return makeExample(readSchema(first) ?? {}, name)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return exampleObject(schema)
  if (type === 'array') return [makeExample(readSchema(schema.items) ?? {}, name)]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1)
  return schema.format === 'date-time' ? '2026-12-01T09:00:00Z' : `<${name}>`
}

function exampleObject(schema: Schema): Record<string, unknown> {
  const names = Object.keys(schema.properties ?? {})
  const shown = schema.required?.length ? names.filter((name) => schema.required?.includes(name)) : names.slice(0, 1)
  return Object.fromEntries(shown.map((name) => [name, makeExample(readSchema(schema.properties?.[name]) ?? {}, name)]))
}
