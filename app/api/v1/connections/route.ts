import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { createConnection, listConnections } from '@/lib/connections/connections.server.ts'

export const GET = apiHandler(adminEndpoints.listConnections, async ({ actor }) => ({ items: await listConnections(actor) }))
export const POST = apiHandler(adminEndpoints.createConnection, ({ actor, body }) => createConnection(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
