// Load for the `ingest` benchmark, as a process of its own: signed webhooks over kept-alive connections, each
// connection sending its next one when the last was answered. Bodies are made and signed beforehand.
// `node bench/ingest-load.ts URL CONNECTIONS REQUESTS LIMIT_MS` prints one line of JSON.
import { connect } from 'node:net'
import { percentile } from './bench.ts'
import { makeTextWebhook } from './webhook.ts'

const CUSTOMERS = 200

const [target = '', connections = '50', requests = '10000', limitMs = '30000'] = process.argv.slice(2)
const url = new URL(target)
const queue = Array.from({ length: Number(requests) }, (_, index) => makeRequest(index))
const latenciesMs: number[] = []
const refused: Record<string, number> = {}
const deadline = performance.now() + Number(limitMs)
const startedAt = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, () => runConnection()))
const elapsedMs = performance.now() - startedAt
latenciesMs.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    acknowledged: latenciesMs.length,
    refused,
    perSecond: (latenciesMs.length / elapsedMs) * 1000,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    maxMs: latenciesMs.at(-1) ?? 0,
  }),
)

/** A message of one of 200 customers, as the bytes that go over the wire. */
function makeRequest(index: number): Buffer {
  const { body, signature } = makeTextWebhook(index % CUSTOMERS, `Message ${index}: where is my order, please?`)
  const head = [`POST ${url.pathname} HTTP/1.1`, `Host: ${url.host}`, 'Content-Type: application/json', `X-Hub-Signature-256: ${signature}`]
  return Buffer.from(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** A plain socket: an HTTP client would take the processor time the server is measured by. */
function runConnection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname)
    let sentAt = 0
    let received = ''
    const next = () => {
      const request = performance.now() < deadline ? queue.pop() : undefined
      if (!request) return socket.end()
      received = ''
      sentAt = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.once('connect', next)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      if (!isComplete(received)) return
      const status = received.slice(9, 12)
      if (status === '200') latenciesMs.push(performance.now() - sentAt)
      else refused[status] = (refused[status] ?? 0) + 1
      next()
    })
    socket.once('error', reject)
    socket.once('close', () => resolve())
  })
}

function isComplete(response: string): boolean {
  const headEnd = response.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = response.slice(0, headEnd).toLowerCase()
  const length = head.match(/content-length: *(\d+)/)?.[1]
  if (length !== undefined) return response.length >= headEnd + 4 + Number(length)
  return !head.includes('transfer-encoding: chunked') || response.endsWith('0\r\n\r\n')
}
