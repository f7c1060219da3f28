import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { botEndpoints } from '@/lib/api/endpoints/bot-endpoints.ts'
import { describeTasks, saveTasks } from '@/lib/bot/change-tasks.server.ts'

export const GET = apiHandler(botEndpoints.getTasks, () => describeTasks())
export const PUT = apiHandler(botEndpoints.saveTasks, ({ actor, body }) => saveTasks(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
