import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { settingsEndpoints } from '@/lib/api/endpoints/settings-endpoints.ts'
import { changePrivacy, readPrivacy } from '@/lib/privacy/change-privacy.server.ts'

export const GET = apiHandler(settingsEndpoints.getPrivacy, () => readPrivacy())
export const PUT = apiHandler(settingsEndpoints.changePrivacy, ({ actor, body }) => changePrivacy(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
