/** One simulator on one port: Graph API, webhook sender, admin API and the phone page. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ADMIN_PREFIX, AdminApi } from './admin/admin-api.ts'
import { createSimulatorClient, type SimulatorClient } from './client.ts'
import { type RequestContext, writeReply } from './core/http.ts'
import { SnapshotKeeper } from './core/snapshot.ts'
import { World } from './core/world.ts'
import { DEFAULT_HOST } from './defaults.ts'
import { GraphApi } from './graph/graph-routes.ts'
import { DOWNLOAD_PATH, downloadMedia } from './graph/media-routes.ts'
import { servePage } from './page/serve-page.ts'
import { answerOrder, SHOP_PATH } from './shop/answer-order.ts'

export type SimulatorOptions = {
  /** 0 (the default): any free port. */
  port?: number
  host?: string
  /** Folder that keeps the state; memory only without. */
  dataFolder?: string
  /** Where webhooks go, e.g. `http://127.0.0.1:3000/api/webhooks/meta/demo-whatsapp`. */
  webhookUrl?: string
  /** How others reach this process, when that differs from host and port (media URLs carry it). */
  publicUrl?: string
}

export type Simulator = {
  url: string
  /** The typed client of this simulator's admin API. */
  client: SimulatorClient
  /** In-process view of everything, for tests that look inside. */
  world: World
  /** Saves, stops delivering and closes all connections. Pending deliveries go on after a restart with the same data. */
  stop(): Promise<void>
}

/** Rejects when the port is taken or the snapshot cannot be read. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { dataFolder, host = DEFAULT_HOST } = options
  const mediaFolder = dataFolder === undefined ? null : join(dataFolder, 'media')
  const world = new World({ webhookUrl: options.webhookUrl ?? null, mediaFolder })
  const answer = createAnswer(world)
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo // a listening TCP server has no other kind
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  world.baseUrl = options.publicUrl ?? `http://${reachable}:${port}`
  const keeper = dataFolder === undefined ? null : new SnapshotKeeper(world, dataFolder)
  await keeper?.restore()
  return {
    url: world.baseUrl,
    client: createSimulatorClient(world.baseUrl),
    world,
    stop: async () => {
      world.sender.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await keeper?.close()
    },
  }
}

function createAnswer(world: World) {
  const graph = new GraphApi(world)
  const admin = new AdminApi(world)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator')
    const method = request.method ?? 'GET'
    const context: RequestContext = { request, response, method, path: url.pathname, query: url.searchParams, params: {} }
    try {
      if (isFromAnotherSite(request))
        writeReply(response, { status: 403, body: { error: { message: 'another site may not drive the simulator' } } })
      else if (GraphApi.handles(url.pathname)) await graph.answer(context)
      else if (url.pathname.startsWith(`${ADMIN_PREFIX}/`)) await admin.answer(context)
      else if (url.pathname.startsWith(SHOP_PATH)) writeReply(response, answerOrder(url.pathname, world.clock.now()))
      else if (url.pathname === DOWNLOAD_PATH) writeReply(response, await downloadMedia(world, context))
      else writeReply(response, await servePage(context))
    } catch (error) {
      // A bug of the simulator must not look like an answer of the provider.
      console.error('simulator:', error)
      if (!response.headersSent) writeReply(response, { status: 500, body: { error: { message: 'the simulator failed' } } })
      else response.destroy()
    }
  }
}

/** A page of another origin in the same browser must not act on anybody's behalf here. */
function isFromAnotherSite(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin !== undefined && URL.parse(origin)?.host !== host
}
