import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allEndpoints } from '@/lib/api/all-endpoints.ts'
import { openApiDocument } from '@/lib/api/openapi-document.server.ts'
import { overrideEnv, parseEnv } from '@/lib/core/env.server.ts'
import { describeLimits, describeShape } from './describe-shape.ts'
import { listOperations, type Schema } from './list-operations.ts'
import { makeCurl, makeExample } from './make-example.ts'
import { GET } from './route.tsx'

let response: Response
let page: string

beforeAll(async () => {
  const parsed = parseEnv({
    DATABASE_URL: 'postgres://localhost/none',
    APP_URL: 'https://inbox.example.com',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  })
  if (!parsed.ok) throw new Error(parsed.problems.join(', '))
  overrideEnv(parsed.env)
  response = await GET()
  page = await response.text()
})
afterAll(() => overrideEnv(undefined))

describe('the page', () => {
  test('shows every operation, each under an id of its own', () => {
    const operations = [...listOperations(openApiDocument()).values()].flat()
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      allEndpoints()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    )
    for (const { id } of operations) expect(page.split(`<article id="${id}"`)).toHaveLength(2)
  })

  test('leads nowhere but to what is on it, and to the document', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    const targets = [...page.matchAll(/ href="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(targets.length).toBeGreaterThan(50)
    expect(targets.filter((target) => !ids.has(target.slice(1)))).toEqual(['/api/v1/openapi.json'])
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length)
  })

  test('runs nothing and loads nothing: its policy allows the one style it has', () => {
    expect(page).not.toMatch(/<script|<link|<img|javascript:| on\w+="| style="/)
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src 'sha256-${hash}'`)
    expect(policy).not.toContain('unsafe')
  })

  test('says in which language it is, and has one main heading and named landmarks', () => {
    expect(page).toMatch(/^<!doctype html><html lang="en">/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(page).toContain('<nav aria-label="Contents">')
    expect(page.match(/<main /g)).toHaveLength(1)
  })

  test('names the role of each operation and the address of the installation', () => {
    expect(page).toContain('Role: admin.')
    expect(page).toContain('https://inbox.example.com/api/v1')
  })
})

describe('a shape', () => {
  const print = (schema: Schema) =>
    describeShape(schema)
      .map((part) => part.text)
      .join('')

  test('is written like a type: what may be left out, what may be null, what it is limited to', () => {
    const schema: Schema = {
      type: 'object',
      required: ['id', 'names'],
      properties: {
        id: { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]+$' },
        names: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        note: { anyOf: [{ type: 'string', maxLength: 4096 }, { type: 'null' }] },
        size: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
      },
    }
    expect(print(schema)).toBe(
      '{\n  id: uuid\n  names: ("a" | "b")[]\n  note?: string | null\n  size?: integer  // from 1, up to 100, 50 when left out\n}',
    )
  })

  test('gives each of several objects a line of its own', () => {
    const variant = (kind: string): Schema => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', const: kind } },
    })
    expect(print({ oneOf: [variant('text'), variant('note')] })).toBe('  {\n    kind: "text"\n  }\n| {\n    kind: "note"\n  }')
  })

  test('refers to a named shape instead of repeating it', () => {
    expect(describeShape({ $ref: '#/components/schemas/Customer' })).toEqual([{ kind: 'name', text: 'Customer' }])
  })

  test('does not mention the bounds that every number has', () => {
    expect(describeLimits({ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toBe('')
  })
})

describe('an example', () => {
  const find = (id: string) => {
    const found = [...listOperations(openApiDocument()).values()].flat().find((operation) => operation.id === id)
    if (!found) throw new Error(`no operation ${id}`)
    return makeCurl('https://inbox.example.com/api/v1', found)
  }

  test('of sending names the address, the token, a key against repeating, and a body', () => {
    expect(find('postConversationsIdMessages')).toBe(
      `curl -X POST "https://inbox.example.com/api/v1/conversations/<id>/messages" \\
  -H "Authorization: Bearer $MIDDENWEG_TOKEN" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H "Content-Type: application/json" \\
  -d '{"kind":"text","text":"<text>"}'`,
    )
  })

  test('of a file sends a file, and of its bytes keeps them', () => {
    expect(find('postMedia')).toContain('-F file=@photo.jpg')
    expect(find('getMediaId')).toContain('-o file')
  })

  test('of a change gives one field where none is required', () => {
    expect(makeExample({ type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } }, 'value')).toEqual({ a: '<a>' })
  })
})
