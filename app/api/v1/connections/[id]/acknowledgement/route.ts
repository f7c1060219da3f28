import { changeRule, readRule } from '@/lib/acknowledgements/change-rule.server.ts'
import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { settingsEndpoints } from '@/lib/api/endpoints/settings-endpoints.ts'

export const GET = apiHandler(settingsEndpoints.getAcknowledgement, ({ params }) => readRule(params.id))
export const PUT = apiHandler(settingsEndpoints.replaceAcknowledgement, ({ actor, params, body }) => changeRule(actor, params.id, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
