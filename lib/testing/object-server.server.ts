// An object store that speaks what the product uses of S3's protocol (path style): signed PUT, GET with Range, DELETE.
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type ObjectServer = {
  url: string
  /** Stored objects by `bucket/key`. */
  objects: Map<string, { body: Buffer; contentType: string | undefined }>
  stop(): Promise<void>
}

export async function startObjectServer(): Promise<ObjectServer> {
  const objects: ObjectServer['objects'] = new Map()
  const server = createServer(async (request, response) => {
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://store').pathname.slice(1))
    if (!isSigned(request)) return response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    if (request.method === 'PUT') {
      const body = await buffer(request)
      if (body.length !== Number(request.headers['content-length'])) return response.writeHead(400).end()
      objects.set(key, { body, contentType: request.headers['content-type'] })
      return response.writeHead(200, { etag: '"1"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    const found = objects.get(key)
    if (!found) return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    const body = range ? found.body.subarray(Number(range[1]), Number(range[2]) + 1) : found.body
    return response.writeHead(range ? 206 : 200, { 'content-length': body.length, 'content-type': found.contentType ?? '' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the object server must listen on a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    objects,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Version 4 signatures carry the key's id and scope; that the signature itself is right is the library's matter. */
function isSigned(request: IncomingMessage): boolean {
  return /^AWS4-HMAC-SHA256 Credential=test-key\/\d{8}\/[\w-]+\/s3\/aws4_request, /.test(request.headers.authorization ?? '')
}
