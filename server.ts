// The web process: webhooks, pages, REST and Socket.IO on one port. Run with `npm run start:web` (or dev, demo).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { openClients, setClients } from './db/client.ts'
import { audioPool } from './lib/audio/audio-pool.server.ts'
import { findClientAddress } from './lib/auth/client-address.server.ts'
import { readBuildId } from './lib/core/build-id.server.ts'
import { env } from './lib/core/env.server.ts'
import { log } from './lib/core/log.server.ts'
import { haltIngest } from './lib/ingest/ingest-loop.server.ts'
import { serveWebhook } from './lib/ingest/serve-webhook.server.ts'
import { startJobQueue, stopJobQueue } from './lib/jobs/enqueue.server.ts'
import { intentTrainer } from './lib/nlu/train-intents.server.ts'
import { serveSockets } from './lib/realtime/serve-sockets.server.ts'

const { DATABASE_URL, DATABASE_POOL, HOST, PORT, NODE_ENV, TRUSTED_PROXIES } = env()
const pools = openClients(DATABASE_URL, DATABASE_POOL)
setClients(pools)
await startJobQueue({ url: DATABASE_URL, isWorker: false })
audioPool() // made here, where it knows its worker's file; bundled routes find it
intentTrainer() // likewise

const app = next({ dev: NODE_ENV === 'development', hostname: HOST, port: PORT })
await app.prepare()
const handle = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()

const server = createServer((request, response) => {
  if (request.url?.startsWith('/socket.io/')) return // Socket.IO answers
  // What the caller says about its own address is not believed; see lib/auth/client-address.server.ts.
  request.headers['x-client-address'] = addressOf(request)
  if (request.url?.startsWith('/api/webhooks/')) {
    void serveWebhook(request, response)
    return
  }
  handle(request, response).catch((error) => answerBroken(error, response))
})
server.on('upgrade', (request, socket, head) => {
  if (!request.url?.startsWith('/socket.io/')) upgrade(request, socket, head).catch(() => socket.destroy())
})
server.keepAliveTimeout = 65_000 // longer than the usual load balancer's 60 s
server.headersTimeout = 66_000

const sockets = await serveSockets(server, await readBuildId())
server.listen(PORT, HOST, () => log.info({ port: PORT }, 'web is listening'))

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  server.close()
  await sockets.stop()
  await haltIngest()
  server.closeAllConnections()
  await app.close()
  await stopJobQueue()
  await pools.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())

function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  return findClientAddress(request.socket.remoteAddress, Array.isArray(forwarded) ? forwarded.join(',') : forwarded, TRUSTED_PROXIES)
}

function answerBroken(error: unknown, response: ServerResponse): void {
  log.error({ err: error }, 'request failed')
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
  response.end('Something went wrong on our side.')
}
