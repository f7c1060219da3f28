import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { conversationListItemSchema } from '../conversations/conversation-row.ts'
import { env } from '../core/env.server.ts'
import { errorStatus } from '../core/errors.ts'
import { customerSchema } from '../customers/customer.ts'
import { templateSchema } from '../messages/template.ts'
import { priceSchema } from '../pricing/price-quote.ts'
import { timelineEntrySchema } from '../timeline/timeline-entry.ts'
import { allEndpoints } from './all-endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { agentSchema, connectionSchema, deliverySchema, tokenSchema, userSchema } from './endpoints/admin-endpoints.ts'

const errorSchema = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errorStatus) as [string, ...string[]]), // the table is never empty
      message: z.string(),
      details: z.unknown().optional().meta({ description: 'More for programs; its shape depends on the code' }),
    }),
  })
  .meta({ id: 'Error' })

/** What several operations answer with: described once, by name. */
const namedSchemas = {
  Conversation: conversationListItemSchema,
  Customer: customerSchema,
  TimelineEntry: timelineEntrySchema,
  Price: priceSchema,
  Template: templateSchema,
  Connection: connectionSchema,
  Delivery: deliverySchema,
  Agent: agentSchema,
  User: userSchema,
  Token: tokenSchema,
}

/** The OpenAPI 3.1 document, made of the schemas the handlers parse with. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of allEndpoints()) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: describeOperation(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Middenweg',
      version: '1',
      description:
        'Times are ISO 8601 in UTC. Lists answer `{items, nextCursor}`; pass `nextCursor` back as `cursor`. Errors are `{error: {code, message, details?}}`. `Idempotency-Key` is honoured on every POST that sends something.',
    },
    servers: [{ url: `${env().APP_URL.replace(/\/$/, '')}/api/v1` }],
    security: [{ bearer: [] }],
    components: {
      schemas: namedSchemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API token (`npm run token:create`)' } },
    },
    paths,
  })
}

function describeOperation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const status = String(endpoint.status ?? 200)
  const isUpload = endpoint.path === '/media' && endpoint.method === 'POST'
  const body = isUpload
    ? { 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } }
    : endpoint.body && { 'application/json': { schema: endpoint.body } }
  return {
    summary: endpoint.summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    description: `Role: ${endpoint.role ?? 'agent'}.`,
    requestParams: {
      ...(endpoint.params instanceof z.ZodObject && { path: endpoint.params }),
      ...(endpoint.query instanceof z.ZodObject && { query: endpoint.query }),
      ...(endpoint.isIdempotent && { header: z.object({ 'Idempotency-Key': z.string().max(255).optional() }) }),
    },
    ...(body && { requestBody: { content: body } }),
    responses: {
      [status]: {
        description: status === '204' ? 'Done' : 'Good',
        ...(endpoint.response && { content: { 'application/json': { schema: endpoint.response } } }),
      },
      default: { description: 'An error', content: { 'application/json': { schema: errorSchema } } },
    },
  }
}
