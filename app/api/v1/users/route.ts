import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { createAgent } from '@/lib/auth/agents.server.ts'
import { describeUser, listUsers } from '@/lib/auth/people.server.ts'

export const GET = apiHandler(adminEndpoints.listUsers, async () => ({ items: await listUsers() }))
export const POST = apiHandler(adminEndpoints.createUser, async ({ actor, body }) => describeUser(await createAgent(actor, body)))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
