import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { overrideEnv, parseEnv } from '../core/env.server.ts'
import { allEndpoints } from './all-endpoints.ts'
import { openApiDocument } from './openapi-document.server.ts'

const ROUTES = fileURLToPath(new URL('../../app/api/v1', import.meta.url))
/** Routes that are about the interface itself. */
const aboutTheInterface = ['GET /docs', 'GET /openapi.json']

let document: Json

beforeAll(() => {
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/none',
    APP_URL: 'https://inbox.example.com/',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  })
  if (!parsed.ok) throw new Error(parsed.problems.join(', '))
  overrideEnv(parsed.env)
  document = JSON.parse(JSON.stringify(openApiDocument()))
})
afterAll(() => overrideEnv(undefined))

test('every endpoint has a route with its method, and every route is an endpoint', () => {
  const endpoints = allEndpoints().map(({ method, path }) => `${method} ${path}`)
  expect(new Set(endpoints).size).toBe(endpoints.length)
  expect(listRoutes(ROUTES, '').sort()).toEqual([...endpoints, ...aboutTheInterface].sort())
})

describe('the OpenAPI document', () => {
  test('has the parts that OpenAPI 3.1 asks for, and nothing beside them', () => {
    expect(documentSchema.safeParse(document).error?.issues ?? []).toEqual([])
  })

  test('names every parameter of a path, and no other', () => {
    for (const [path, operation] of operationsOf(document)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const described = operation.parameters.filter((one) => one.in === 'path')
      expect(described.map((one) => one.name).sort(), path).toEqual(inPath.sort())
      expect(
        described.every((one) => one.required),
        path,
      ).toBe(true)
    }
  })

  test('gives each operation an id of its own', () => {
    const ids = operationsOf(document).map(([, operation]) => operation.operationId)
    expect(ids.length).toBe(allEndpoints().length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('refers only to what it describes', () => {
    const names = Object.keys(
      z.looseObject({ components: z.looseObject({ schemas: z.looseObject({}) }) }).parse(document).components.schemas,
    )
    const targets = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(targets.length).toBeGreaterThan(20)
    expect(targets.filter((target) => !names.includes(target.replace('#/components/schemas/', '')))).toEqual([])
  })

  test('has no empty schema: what may be anything says so in words', () => {
    const schemas = schemasOf(document, 'document')
    expect(schemas.length).toBeGreaterThan(200)
    expect(schemas.filter(([, schema]) => Object.keys(schema).length === 0).map(([where]) => where)).toEqual([])
  })

  test('uses only words and types of JSON Schema 2020-12', () => {
    const problems = schemasOf(document, 'document').flatMap(([where, schema]) =>
      schemaSchema.safeParse(schema).success ? [] : [`${where}: ${JSON.stringify(schema).slice(0, 200)}`],
    )
    expect(problems).toEqual([])
  })

  test('asks for nothing more than a token, at the address of the installation', () => {
    expect(document).toMatchObject({ servers: [{ url: 'https://inbox.example.com/api/v1' }], security: [{ bearer: [] }] })
  })
})

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

/** `METHOD /path` of every route file, as the papers write it: `[id]` is `{id}`. */
function listRoutes(folder: string, path: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name)
    if (entry.isDirectory()) return listRoutes(file, `${path}/${entry.name.replace(/^\[(\w+)\]$/, '{$1}')}`)
    if (!/^route\.tsx?$/.test(entry.name)) return []
    return [...readFileSync(file, 'utf8').matchAll(/^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
      (match) => `${match[1]} ${path}`,
    )
  })
}

const parameterSchema = z.strictObject({
  in: z.enum(['path', 'query', 'header', 'cookie']),
  name: z.string().min(1),
  description: z.string().optional(),
  required: z.boolean().optional(),
  schema: z.looseObject({}),
})
const contentSchema = z.record(z.string().regex(/^[\w.+-]+\/[\w.+*-]+$/), z.strictObject({ schema: z.looseObject({}) }))
const operationSchema = z.strictObject({
  summary: z.string().min(1),
  operationId: z.string().regex(/^\w+$/),
  description: z.string().min(1),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.strictObject({ content: contentSchema, required: z.boolean().optional() }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: contentSchema.optional() }),
  ),
})
const methodSchema = z.enum(['get', 'post', 'put', 'patch', 'delete'])
/** The part of OpenAPI 3.1 that the product uses: an unknown or missing member is a mistake. */
const documentSchema = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1), description: z.string().optional() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), z.looseObject({})),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string() }),
    ),
  }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(methodSchema, operationSchema)),
})

const typeSchema = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
const anything = z.unknown().optional()
const amount = z.number().int().min(0).optional()
const schemaSchema = z.strictObject({
  $ref: z.string().optional(),
  type: z.union([typeSchema, z.array(typeSchema).min(1)]).optional(),
  format: z.string().optional(),
  description: z.string().min(1).optional(),
  enum: z.array(anything).min(1).optional(),
  const: anything,
  default: anything,
  pattern: z
    .string()
    .refine((source) => new RegExp(source, 'u'))
    .optional(),
  minLength: amount,
  maxLength: amount,
  minItems: amount,
  maxItems: amount,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.looseObject({}).optional(),
  additionalProperties: z.union([z.boolean(), z.looseObject({})]).optional(),
  propertyNames: z.looseObject({}).optional(),
  items: z.looseObject({}).optional(),
  anyOf: z.array(z.looseObject({})).min(1).optional(),
  oneOf: z.array(z.looseObject({})).min(1).optional(),
  allOf: z.array(z.looseObject({})).min(1).optional(),
})

function operationsOf(from: Json): [string, z.infer<typeof operationSchema>][] {
  return Object.entries(documentSchema.parse(from).paths).flatMap(([path, item]) =>
    Object.values(item).flatMap((operation) => (operation ? [[path, operation] as [string, typeof operation]] : [])),
  )
}

const holdsOneSchema = new Set(['schema', 'items', 'additionalProperties', 'propertyNames'])
const holdsNamedSchemas = new Set(['properties', 'schemas'])
const holdsListedSchemas = new Set(['anyOf', 'oneOf', 'allOf'])
/** Values as they are, which may look like a schema. */
const holdsValues = new Set(['default', 'const', 'enum'])

/** Every schema of the document with where it stands. */
function schemasOf(value: Json, where: string): [string, { [key: string]: Json }][] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one, index) => schemasOf(one, `${where}/${index}`))
  return Object.entries(value).flatMap(([key, inner]) => {
    if (holdsValues.has(key)) return []
    const place = `${where}/${key}`
    if (holdsNamedSchemas.has(key) || holdsListedSchemas.has(key)) return schemasWithin(inner, place)
    const own = holdsOneSchema.has(key) && isObject(inner) ? [[place, inner] as [string, { [key: string]: Json }]] : []
    return [...own, ...schemasOf(inner, place)]
  })
}

function schemasWithin(value: Json, where: string): [string, { [key: string]: Json }][] {
  return Object.entries(value ?? {}).flatMap(([name, schema]) => {
    const place = `${where}/${name}`
    return isObject(schema) ? [[place, schema] as [string, { [key: string]: Json }], ...schemasOf(schema, place)] : []
  })
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
