// The least that shows a webhook live: node:http, HMAC, one durable row, Socket.IO, one element appended.
// `node bench/live-bare-server.ts URL PORT`
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { Server } from 'socket.io'
import { z } from 'zod'

const APP_SECRET = 'sim-app-secret-0001'
const bodySchema = z.object({
  entry: z.array(
    z.object({
      changes: z.array(z.object({ value: z.object({ messages: z.array(z.object({ text: z.object({ body: z.string() }) })) }) })),
    }),
  ),
})
const client = readFileSync(join(dirname(createRequire(import.meta.url).resolve('socket.io-client/package.json')), 'dist/socket.io.min.js'))
const page = `<!doctype html><title>bare</title><ol></ol><script src="/client.js"></script><script>
const list = document.querySelector('ol')
io({ transports: ['websocket'] }).on('connect', () => { document.title = 'live' }).on('message', (text) => {
  const item = document.createElement('li'); item.textContent = text; list.append(item)
})</script>`

const [url = '', port = '0'] = process.argv.slice(2)
const sql = postgres(url, { max: 4, onnotice: () => {} })
await sql`create table if not exists bare_messages (id bigint generated always as identity primary key, body bytea not null)`

const server = createServer(async (request, response) => {
  if (request.url === '/client.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(client)
  if (request.method !== 'POST') return response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const expected = Buffer.from(`sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`)
  const given = Buffer.from(String(request.headers['x-hub-signature-256']))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return response.writeHead(401).end()
  await sql`insert into bare_messages (body) values (${body})`
  response.writeHead(200).end()
  io.emit('message', bodySchema.parse(JSON.parse(body.toString())).entry[0]?.changes[0]?.value.messages[0]?.text.body)
})
const io = new Server(server, { serveClient: false })
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', async () => {
  await io.close()
  server.closeAllConnections()
  await sql.end()
})
