import type { createDocument } from 'zod-openapi'

export type OpenApiDocument = ReturnType<typeof createDocument>
type OperationObject = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>
type ParameterObject = Extract<NonNullable<OperationObject['parameters']>[number], { in: string }>
type ResponseObject = NonNullable<OperationObject['responses']>[string]
type ContentObject = Extract<OperationObject['requestBody'], { content: object }>['content']
type WrittenSchema = NonNullable<NonNullable<OpenApiDocument['components']>['schemas']>[string]

/** JSON Schema as OpenAPI 3.1 takes it. */
export type Schema = Exclude<WrittenSchema, boolean | { $ref: string }>
export type Parameter = { name: string; place: string; isRequired: boolean; schema: Schema; description: string | undefined }
export type Answer = { status: string; description: string; contentType: string | null; schema: Schema | null }
export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  /** "Role: admin." */
  description: string
  parameters: Parameter[]
  body: { contentType: string; schema: Schema } | null
  answers: Answer[]
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The operations of an OpenAPI document by path, both in the document's order, with only what the page shows. */
export function listOperations(document: OpenApiDocument): Map<string, Operation[]> {
  return new Map(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      methods.flatMap((method) => {
        const operation = item[method]
        return operation ? [describeOperation(method.toUpperCase(), path, operation)] : []
      }),
    ]),
  )
}

function describeOperation(method: string, path: string, operation: OperationObject): Operation {
  return {
    id: operation.operationId ?? `${method}${path}`,
    method,
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: (operation.parameters ?? []).flatMap((one) => ('in' in one ? [describeParameter(one)] : [])),
    body: operation.requestBody && 'content' in operation.requestBody ? describeContent(operation.requestBody.content) : null,
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => describeAnswer(status, answer)),
  }
}

function describeParameter(parameter: ParameterObject): Parameter {
  return {
    name: parameter.name,
    place: parameter.in,
    isRequired: parameter.required ?? false,
    schema: readSchema(parameter.schema) ?? {},
    description: parameter.description,
  }
}

function describeAnswer(status: string, answer: ResponseObject): Answer {
  const content = 'content' in answer && answer.content ? describeContent(answer.content) : null
  return { status, description: answer.description ?? '', contentType: content?.contentType ?? null, schema: content?.schema ?? null }
}

function describeContent(content: ContentObject): { contentType: string; schema: Schema } | null {
  const [first] = Object.entries(content)
  if (!first) return null
  const [contentType, media] = first
  return { contentType, schema: ('schema' in media && readSchema(media.schema)) || {} }
}

/** A schema may be written as `true`: anything goes. */
export function readSchema(schema: WrittenSchema | undefined): Schema | undefined {
  return typeof schema === 'boolean' ? {} : schema && { ...schema }
}
