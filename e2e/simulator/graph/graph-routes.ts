/**
 * The Graph API's front: any version in the path, bearer check, fault switches, error shape, usage header, request
 * log. The endpoints are added by the files beside.
 */
import { type Reply, type RequestContext, Router, readBody, writeReply } from '../core/http.ts'
import { parseJson } from '../core/json.ts'
import { takeOne } from '../core/knobs.ts'
import type { GraphLogEntry, World } from '../core/world.ts'
import { authorize, type GraphHandler, type GraphReply, type GraphRoutes } from './graph-context.ts'
import { GraphError } from './graph-error.ts'
import { addManagementRoutes } from './management-routes.ts'
import { addMediaRoutes } from './media-routes.ts'
import { addMessageRoutes } from './message-routes.ts'
import { addNodeRoutes } from './node-routes.ts'
import { addTemplateRoutes } from './template-routes.ts'

const JSON_LIMIT_BYTES = 4 * 1024 * 1024

/** Answers everything below `/v{N}.{M}/`. */
export class GraphApi {
  readonly #world: World
  readonly #router = new Router()
  readonly #handlers = new Map<unknown, GraphHandler>()

  constructor(world: World) {
    this.#world = world
    const routes: GraphRoutes = { add: (method, pattern, handler) => this.#add(method, pattern, handler) }
    addMessageRoutes(routes)
    addMediaRoutes(routes)
    addTemplateRoutes(routes)
    addManagementRoutes(routes)
    addNodeRoutes(routes)
  }

  static handles(path: string): boolean {
    return /^\/v\d+\.\d+\//.test(path)
  }

  async answer(request: RequestContext): Promise<void> {
    const world = this.#world
    const path = request.path.replace(/^\/v\d+\.\d+/, '')
    const log: GraphLogEntry = {
      at: world.clock.now(),
      method: request.method,
      path: request.path,
      body: null,
      status: null,
      errorCode: null,
      messageId: null,
    }
    world.graphLog.add(log)
    if (world.faults.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, world.faults.slowMs))
    const reply = await this.#reply(request, path, log)
    if (reply === 'unanswered') return
    log.status = reply.status
    const usage = usageHeader(world)
    writeReply(request.response, { ...reply, headers: { ...usage, ...reply.headers } })
  }

  #add(method: string, pattern: string, handler: GraphHandler): void {
    const marker = () => 'taken' as const
    this.#handlers.set(marker, handler)
    this.#router.add(method, pattern, marker)
  }

  async #reply(request: RequestContext, path: string, log: GraphLogEntry): Promise<GraphReply> {
    const world = this.#world
    if (takeOne(world.faults, 'htmlErrors')) return htmlError()
    try {
      authorize(world, request)
      const found = this.#router.find(request.method, path)
      const handler = found ? this.#handlers.get(found.handler) : undefined
      if (!found || !handler) throw new GraphError(100, `Unsupported ${request.method.toLowerCase()} request to ${path}.`)
      const readJson = () => readJsonBody(request, log)
      return await handler({ ...request, params: found.params, world, log, readJson })
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      log.errorCode = error.code
      return { status: error.httpStatus, body: error.toBody() }
    }
  }
}

async function readJsonBody(request: RequestContext, log: GraphLogEntry): Promise<unknown> {
  const bytes = await readBody(request.request, JSON_LIMIT_BYTES)
  if (bytes === null) throw new GraphError(100, 'The request body is too large.', 413)
  if (bytes.length === 0) return {}
  try {
    log.body = parseJson(bytes.toString('utf8'))
    return log.body
  } catch {
    throw new GraphError(100, 'The request body is not valid JSON.')
  }
}

function usageHeader(world: World): Record<string, string> {
  const usage = world.state.accounts.map((account) => [
    account.id,
    [{ type: 'whatsapp', call_count: 1, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0 }],
  ])
  return { 'x-business-use-case-usage': JSON.stringify(Object.fromEntries(usage)), 'facebook-api-version': 'v25.0' }
}

function htmlError(): Reply {
  return {
    status: 502,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>',
  }
}
