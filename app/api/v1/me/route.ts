import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { changeLocale, describeMe } from '@/lib/auth/people.server.ts'

export const GET = apiHandler(adminEndpoints.getMe, async ({ actor }) => describeMe(actor))
export const PATCH = apiHandler(adminEndpoints.changeMe, ({ actor, body }) => changeLocale(actor, body.locale))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as POST, refuseMethod as PUT } from '@/lib/api/refuse-method.ts'
