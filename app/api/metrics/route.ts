import { authorizeMetrics, renderMetrics } from '@/lib/core/render-metrics.server.ts'

export async function GET(request: Request): Promise<Response> {
  if (!authorizeMetrics(request.headers)) return new Response('Unauthorized', { status: 401 })
  const { text, contentType } = await renderMetrics()
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
}
