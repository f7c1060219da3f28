import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { clientAddress } from '../auth/client-address.server.ts'
import { findCurrentAgent } from '../auth/current-agent.server.ts'
import { isSameOrigin } from '../auth/same-origin.ts'
import { countApiRequest, countRefusedRequest, type Throttled } from '../auth/throttle.server.ts'
import { findTokenActor } from '../auth/tokens.server.ts'
import { env } from '../core/env.server.ts'
import { AppError } from '../core/errors.ts'
import { hasRole } from '../core/has-role.ts'
import { log } from '../core/log.server.ts'
import { parseJson } from '../core/parse-json.ts'
import { answerOnce } from './answer-once.server.ts'
import type { Endpoint, Parsed } from './endpoint.ts'

/** Next gives a route without parts in its path no parameters at all. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }

/** What a route gets to work with, all of it parsed. */
export type ApiRequest<P, Q, B> = { actor: Actor; params: P; query: Q; body: B; request: Request }

type Run<E extends Endpoint> = (input: ApiRequest<Parsed<E['params']>, Parsed<E['query']>, Parsed<E['body']>>) => Promise<unknown>

type Handler = (request: Request, context: Context) => Promise<Response>

const maxJsonBytes = 1024 * 1024

/**
 * Every REST route is this: authenticate, check role and origin, count, parse, one call, serialise. The one place that
 * turns errors into answers.
 */
export function apiHandler<E extends Endpoint>(definition: E, run: Run<E>): Handler {
  return async (request, context) => {
    let throttled: Throttled | undefined
    try {
      const actor = await authenticate(request)
      throttled = await countApiRequest(`${actor.kind}:${actor.id}`)
      if (!throttled.isAllowed) throw tooMany()
      if (!hasRole(actor.role, definition.role ?? 'agent'))
        throw new AppError('forbidden', { publicMessage: 'Your role does not allow this.' })
      const answer = await callDefinition(definition, run, actor, request, context)
      return withRateHeaders(answer, throttled)
    } catch (error) {
      if (error instanceof AppError && error.code === 'unauthorized') {
        // Whoever guesses is slowed down; a valid token from the same address is not counted here and still gets in.
        throttled = await countRefusedRequest(clientAddress(request.headers))
        return withRateHeaders(answerError(throttled.isAllowed ? error : tooMany(), request), throttled)
      }
      return withRateHeaders(answerError(error, request), throttled)
    }
  }
}

async function callDefinition<E extends Endpoint>(
  definition: E,
  run: Run<E>,
  actor: Actor,
  request: Request,
  context: Context,
): Promise<Response> {
  const params = parsePart(definition.params, storable((await context.params) ?? {}, 'path'), 'path')
  const query = parsePart(definition.query, storable(Object.fromEntries(new URL(request.url).searchParams), 'query'), 'query')
  const rawBody = definition.body ? await readJson(request) : undefined
  const body = parsePart(definition.body, rawBody, 'body')
  const parsed = { actor, params, query, body, request } as ApiRequest<Parsed<E['params']>, Parsed<E['query']>, Parsed<E['body']>> // each parsed by its own schema above
  const answer = async () => ({ status: definition.status ?? 200, value: await run(parsed) })
  const key = definition.isIdempotent ? request.headers.get('idempotency-key') : null
  const { status, value } = key ? await answerOnce(actor, key, new URL(request.url).pathname, rawBody, answer) : await answer()
  if (value instanceof Response) return value
  return status === 204 ? new Response(null, { status }) : Response.json(value, { status, headers: { 'cache-control': 'no-store' } })
}

/** A bearer token, or a browser session; sessions must come from our own pages when they change something. */
async function authenticate(request: Request): Promise<Actor> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer) {
    const token = await findTokenActor(bearer)
    if (token) return token
    throw new AppError('unauthorized', { publicMessage: 'This token is not valid, or no longer.' })
  }
  const agent = await findCurrentAgent()
  if (!agent) throw new AppError('unauthorized', { publicMessage: 'Log in first, or send a bearer token.' })
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (!isReading && !isSameOrigin(request.headers.get('origin'), env().APP_URL, request.headers.get('host'))) {
    throw new AppError('foreign_origin', { publicMessage: 'This request did not come from our own pages.' })
  }
  return agent
}

/** Text from the address as PostgreSQL takes it. @throws AppError `bad_request` for NUL. */
function storable(value: Record<string, string | string[] | undefined>, part: string) {
  const one = (text: string) => {
    if (text.includes('\u0000')) throw hasNul(part)
    return text.toWellFormed()
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name, Array.isArray(text) ? text.map(one) : text === undefined ? text : one(text)]),
  )
}

function parsePart<S extends z.ZodType>(schema: S | undefined, value: unknown, part: string): z.output<S> {
  if (!schema) return {} as z.output<S> // nothing was declared, so nothing is read from it
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('invalid_input', {
    publicMessage: `The ${part} is not right: ${parsed.error.issues
      .map((issue) => `${issue.path.join('.') || part} ${issue.message}`)
      .slice(0, 3)
      .join('; ')}.`,
    details: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  })
}

async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > maxJsonBytes) throw tooLarge()
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > maxJsonBytes) throw tooLarge()
  if (bytes.byteLength === 0) return {}
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    value = parseJson(text)
  } catch (cause) {
    throw new AppError('bad_request', { publicMessage: 'The body is not valid JSON in UTF-8.', cause })
  }
  if (saysNul(text)) throw hasNul('body')
  return value
}

/** `parseJson` would store another character for it: right for what others sent us, not for what a caller asks us to send. */
function saysNul(json: string): boolean {
  if (!json.includes('\\u0000')) return false
  let isFound = false
  JSON.parse(json, (key, value: unknown) => {
    isFound ||= key.includes('\u0000') || (typeof value === 'string' && value.includes('\u0000'))
    return value
  })
  return isFound
}

function hasNul(part: string): AppError {
  return new AppError('bad_request', { publicMessage: `The ${part} has the character NUL (U+0000) in it, which no message can hold.` })
}

function tooMany(): AppError {
  return new AppError('rate_limited', { publicMessage: 'Too many requests. Wait a moment and try again.' })
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', { publicMessage: 'The body is larger than 1 MB.' })
}

function answerError(error: unknown, request: Request): Response {
  if (error instanceof AppError) {
    if (error.status >= 500) log.error({ err: error, path: new URL(request.url).pathname }, 'request failed')
    return Response.json(
      { error: { code: error.code, message: error.publicMessage, ...(error.details !== undefined && { details: error.details }) } },
      { status: error.status, headers: { 'cache-control': 'no-store' } },
    )
  }
  if (error instanceof z.ZodError) {
    const details = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
    return Response.json({ error: { code: 'invalid_input', message: 'The input is not right.', details } }, { status: 422 })
  }
  log.error({ err: error, path: new URL(request.url).pathname }, 'request failed')
  return Response.json({ error: { code: 'internal', message: 'Something went wrong on our side. Nothing was changed.' } }, { status: 500 })
}

function withRateHeaders(response: Response, throttled: Throttled | undefined): Response {
  if (!throttled) return response
  const seconds = Math.ceil(throttled.resetMs / 1000)
  response.headers.set('RateLimit-Limit', String(throttled.limit))
  response.headers.set('RateLimit-Remaining', String(throttled.remaining))
  response.headers.set('RateLimit-Reset', String(seconds))
  if (!throttled.isAllowed) response.headers.set('Retry-After', String(seconds))
  return response
}
