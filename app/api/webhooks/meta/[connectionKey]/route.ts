import type { NextRequest } from 'next/server'
import { maxWebhookBytes, receiveWebhook } from '@/lib/ingest/receive-webhook.server.ts'

// For hosts without our server.ts, which answers these before Next does (lib/ingest/serve-webhook.server.ts).
async function handler(request: NextRequest, { params }: RouteContext<'/api/webhooks/meta/[connectionKey]'>): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > maxWebhookBytes) return new Response('Too large', { status: 413 })
  const body = Buffer.from(await request.arrayBuffer())
  if (body.length > maxWebhookBytes) return new Response('Too large', { status: 413 })
  const result = await receiveWebhook({
    method: request.method,
    connectionKey: (await params).connectionKey,
    query: request.nextUrl.searchParams,
    signature: request.headers.get('x-hub-signature-256') ?? undefined,
    body,
  })
  return new Response(result.body, {
    status: result.status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

export { handler as GET, handler as POST }
