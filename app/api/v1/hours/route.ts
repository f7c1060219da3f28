import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { settingsEndpoints } from '@/lib/api/endpoints/settings-endpoints.ts'
import { changeHours, readHours } from '@/lib/hours/change-hours.server.ts'

export const GET = apiHandler(settingsEndpoints.getHours, () => readHours())
export const PUT = apiHandler(settingsEndpoints.replaceHours, ({ actor, body }) => changeHours(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
