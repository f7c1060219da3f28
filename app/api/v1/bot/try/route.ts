import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { botEndpoints } from '@/lib/api/endpoints/bot-endpoints.ts'
import { tryBot } from '@/lib/bot/try-bot.server.ts'

export const POST = apiHandler(botEndpoints.tryBot, ({ body }) => tryBot(body))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
