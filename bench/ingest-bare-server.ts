// The least a durable webhook endpoint can do: node:http, HMAC over the raw bytes, the row, 200. The limit the
// product is held against. `node bench/ingest-bare-server.ts URL PORT single|gathered`
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import postgres from 'postgres'

type Waiting = { key: string; body: Buffer; stored: () => void; failed: (error: unknown) => void }

const APP_SECRET = 'sim-app-secret-0001'
/** Statements under way at once; the requests that come meanwhile share the next one. */
const STATEMENTS = 2
const ROWS_PER_STATEMENT = 200

const [url = '', port = '0', mode] = process.argv.slice(2)
const sql = postgres(url, { max: 10, onnotice: () => {} })
await sql`create table if not exists bare_deliveries (
  id bigint generated always as identity primary key, key text not null unique, body bytea not null, received_at timestamptz not null default now())`

const waiting: Waiting[] = []
let statements = 0
const store = mode === 'gathered' ? storeGathered : storeSingle

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return response.writeHead(200).end()
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (!isSigned(body, String(request.headers['x-hub-signature-256']))) return response.writeHead(401).end()
  await store(createHash('sha256').update(body).digest('hex'), body)
  response.writeHead(200, { 'content-length': 0 }).end()
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', async () => {
  server.closeAllConnections()
  server.close()
  await sql.end()
})

function isSigned(body: Buffer, header: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`)
  const given = Buffer.from(header)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function storeSingle(key: string, body: Buffer): Promise<void> {
  await sql`insert into bare_deliveries (key, body) values (${key}, ${body}) on conflict do nothing`
}

function storeGathered(key: string, body: Buffer): Promise<void> {
  return new Promise((stored, failed) => {
    waiting.push({ key, body, stored, failed })
    void flush()
  })
}

async function flush(): Promise<void> {
  if (statements >= STATEMENTS || waiting.length === 0) return
  const rows = waiting.splice(0, ROWS_PER_STATEMENT)
  statements += 1
  try {
    await sql`insert into bare_deliveries ${sql(rows, 'key', 'body')} on conflict do nothing`
    for (const row of rows) row.stored()
  } catch (error) {
    for (const row of rows) row.failed(error)
  }
  statements -= 1
  void flush()
}
