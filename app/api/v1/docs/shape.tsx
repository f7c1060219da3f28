import { describeShape, type ShapePart } from './describe-shape.ts'
import type { Schema } from './list-operations.ts'

/** A schema as a block of code; names lead to where they are described. */
export function Shape({ schema }: { schema: Schema }) {
  return (
    <pre>
      {describeShape(schema).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <Part key={index} part={part} />
      ))}
    </pre>
  )
}

function Part({ part }: { part: ShapePart }) {
  if (part.kind === 'name') return <a href={`#shape-${part.text}`}>{part.text}</a>
  return part.kind === 'remark' ? <i>{part.text}</i> : part.text
}
