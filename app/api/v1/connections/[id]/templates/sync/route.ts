import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { requestTemplateSync } from '@/lib/connections/connections.server.ts'

export const POST = apiHandler(adminEndpoints.syncTemplates, async ({ params }) => {
  await requestTemplateSync(params.id)
  return { isQueued: true }
})
