import { readSchema, type Schema } from './list-operations.ts'

/** A piece of a printed shape: plain text, the name of a shape described elsewhere, or a remark. */
export type ShapePart = { kind: 'text' | 'name' | 'remark'; text: string }

/** A schema as one would write its type: what people read quicker than JSON Schema. Every line but the first starts with `indent`. */
export function describeShape(schema: Schema, indent = ''): ShapePart[] {
  const name = refName(schema)
  if (name) return [{ kind: 'name', text: name }]
  if (schema.const !== undefined) return [text(JSON.stringify(schema.const))]
  if (schema.enum) return [text(schema.enum.map((value: unknown) => JSON.stringify(value)).join(' | '))]
  const variants = (schema.oneOf ?? schema.anyOf)?.map((one) => readSchema(one) ?? {})
  if (variants) return describeVariants(variants, indent)
  if (Array.isArray(schema.type)) return [text(schema.type.map((type) => wordOf({ ...schema, type })).join(' | '))]
  if (schema.type === 'array') return describeList(readSchema(schema.items) ?? {}, indent)
  if (schema.type === 'object') return describeObject(schema, indent)
  return [text(wordOf(schema))]
}

function describeVariants(variants: Schema[], indent: string): ShapePart[] {
  const isShort = variants.filter((one) => one.type === 'object').length < 2
  return variants.flatMap((one, index) => {
    const separator = isShort ? (index === 0 ? '' : ' | ') : index === 0 ? '  ' : `\n${indent}| `
    return [text(separator), ...describeShape(one, isShort ? indent : `${indent}  `)]
  })
}

function describeList(item: Schema, indent: string): ShapePart[] {
  const isUnion = item.enum !== undefined || item.oneOf !== undefined || item.anyOf !== undefined
  const parts = describeShape(item, indent)
  return isUnion ? [text('('), ...parts, text(')[]')] : [...parts, text('[]')]
}

function describeObject(schema: Schema, indent: string): ShapePart[] {
  const properties = Object.entries(schema.properties ?? {})
  const rest = typeof schema.additionalProperties === 'object' ? readSchema(schema.additionalProperties) : undefined
  if (properties.length === 0) return rest ? [text('{ [name]: '), ...describeShape(rest, indent), text(' }')] : [text('{}')]
  const inner = `${indent}  `
  const lines = properties.flatMap(([name, written]) => {
    const property = readSchema(written) ?? {}
    const mark = schema.required?.includes(name) ? '' : '?'
    return [text(`${inner}${name}${mark}: `), ...describeShape(property, inner), ...describeRemark(property), text('\n')]
  })
  return [text('{\n'), ...lines, text(`${indent}}`)]
}

function describeRemark(property: Schema): ShapePart[] {
  const words = describeLimits(property)
  return words === '' ? [] : [{ kind: 'remark', text: `  // ${words}` }]
}

/** What a value must keep to, in words; empty when there is nothing to say. */
export function describeLimits(schema: Schema): string {
  const { description, minLength, maxLength, minimum, maximum, maxItems, pattern, format } = schema
  const number = (value: number) => value.toLocaleString('en')
  const isReal = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER
  return [
    description,
    (minLength ?? 0) > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${number(maxLength)} characters`,
    isReal(minimum) && `from ${number(minimum)}`,
    isReal(maximum) && `up to ${number(maximum)}`,
    maxItems !== undefined && `at most ${number(maxItems)}`,
    pattern && !format && `matches ${pattern}`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} when left out`,
  ]
    .filter(Boolean)
    .join(', ')
}

const formats: Record<string, string> = { uuid: 'uuid', 'date-time': 'instant', binary: 'bytes', email: 'e-mail' }

function wordOf(schema: Schema): string {
  if (typeof schema.type !== 'string') return 'anything'
  return schema.type === 'string' ? (formats[schema.format ?? ''] ?? 'string') : schema.type
}

/** The name in `#/components/schemas/Name`. */
export function refName(schema: Schema): string | undefined {
  return typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
}

function text(value: string): ShapePart {
  return { kind: 'text', text: value }
}
