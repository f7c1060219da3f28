/** The phone page: static files of this folder, nothing from outside. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Reply, RequestContext } from '../core/http.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export async function servePage({ method, path }: RequestContext): Promise<Reply> {
  const name = path === '/' ? 'index.html' : path.slice(1)
  const type = TYPES[extname(name)]
  const isOurs = /^[a-z][a-z0-9-]*\.(html|js|css|svg)$/.test(name)
  if (method !== 'GET' || !isOurs || !type) return { status: 404, body: 'Not found', headers: { 'content-type': 'text/plain' } }
  const bytes = await readFile(join(import.meta.dirname, name)).catch(() => null)
  if (!bytes) return { status: 404, body: 'Not found', headers: { 'content-type': 'text/plain' } }
  const headers = {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  }
  return { status: 200, body: bytes, headers }
}
