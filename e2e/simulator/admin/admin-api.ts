/** The steering wheel: everything under `/sim/api/`, for the phone page, tests, benches and people. JSON both ways. */
import type { z } from 'zod'
import { type Reply, type RequestContext, Router, readBody, writeReply } from '../core/http.ts'
import { parseJson } from '../core/json.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { World } from '../core/world.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { AdminHandler, AdminRoutes } from './admin-context.ts'
import { addPhoneRoutes } from './phone-routes.ts'
import { addProviderRoutes } from './provider-routes.ts'

const BODY_LIMIT_BYTES = 16 * 1024 * 1024
export const ADMIN_PREFIX = '/sim/api'

export class AdminApi {
  readonly #world: World
  readonly #router = new Router()
  readonly #handlers = new Map<unknown, AdminHandler>()

  constructor(world: World) {
    this.#world = world
    const routes: AdminRoutes = {
      add: (method, pattern, handler) => {
        const marker = () => 'taken' as const
        this.#handlers.set(marker, handler)
        this.#router.add(method, pattern, marker)
      },
    }
    addPhoneRoutes(routes)
    addProviderRoutes(routes)
  }

  async answer(request: RequestContext): Promise<void> {
    const found = this.#router.find(request.method, request.path.slice(ADMIN_PREFIX.length))
    const handler = found ? this.#handlers.get(found.handler) : undefined
    const reply = found && handler ? await this.#reply(request, found.params, handler) : notFound(request.path)
    if (reply !== 'taken') writeReply(request.response, reply)
  }

  async #reply(request: RequestContext, params: Record<string, string>, handler: AdminHandler): Promise<Reply | 'taken'> {
    try {
      const parse = <T extends z.ZodType>(schema: T) => parseBody(request, schema)
      return await handler({ ...request, params, world: this.#world, parse })
    } catch (error) {
      if (error instanceof SimulatorError) return failure(error.code === 'not_found' ? 404 : 400, error.message)
      if (error instanceof GraphError) return failure(400, error.details ?? error.message)
      throw error
    }
  }
}

async function parseBody<T extends z.ZodType>(request: RequestContext, schema: T): Promise<z.output<T>> {
  const bytes = await readBody(request.request, BODY_LIMIT_BYTES)
  if (bytes === null) throw new SimulatorError('invalid', 'the body is too large')
  let value: unknown
  try {
    value = bytes.length === 0 ? {} : parseJson(bytes.toString('utf8'))
  } catch {
    throw new SimulatorError('invalid', 'the body is not JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new SimulatorError('invalid', issues.join('; '))
}

function failure(status: number, message: string): Reply {
  return { status, body: { error: { message } } }
}

function notFound(path: string): Reply {
  return failure(404, `there is no ${path}`)
}
