import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { routingEndpoints } from '@/lib/api/endpoints/routing-endpoints.ts'
import { readRuleVersion, saveRules } from '@/lib/routing/change-rules.server.ts'

export const GET = apiHandler(routingEndpoints.getRules, ({ query }) => readRuleVersion(query.version))
export const PUT = apiHandler(routingEndpoints.saveRules, ({ actor, body }) => saveRules(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
