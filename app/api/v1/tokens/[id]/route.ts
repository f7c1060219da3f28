import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { revokeApiToken } from '@/lib/auth/tokens.server.ts'

export const DELETE = apiHandler(adminEndpoints.revokeToken, ({ actor, params }) => revokeApiToken(actor, params.id))
