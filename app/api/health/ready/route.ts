import { readReadiness } from '@/lib/core/readiness.server.ts'

export async function GET(): Promise<Response> {
  const readiness = await readReadiness()
  return Response.json(readiness, { status: readiness.isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
