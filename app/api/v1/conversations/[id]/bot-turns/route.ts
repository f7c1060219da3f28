import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { botEndpoints } from '@/lib/api/endpoints/bot-endpoints.ts'
import { listTurns } from '@/lib/bot/list-turns.server.ts'

export const GET = apiHandler(botEndpoints.listTurns, ({ actor, params }) => listTurns(actor, params.id))

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
