import { listAbilities } from '@/lib/abilities/list-abilities.server.ts'
import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { recordingEndpoints } from '@/lib/api/endpoints/recording-endpoints.ts'

export const GET = apiHandler(recordingEndpoints.listAbilities, async () => listAbilities())

export {
  answerOptions as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/api/refuse-method.ts'
