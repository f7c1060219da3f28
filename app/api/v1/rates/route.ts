import { apiHandler } from '@/lib/api/api-handler.server.ts'
import { adminEndpoints } from '@/lib/api/endpoints/admin-endpoints.ts'
import { readPricing, savePricing } from '@/lib/pricing/save-pricing.server.ts'

export const GET = apiHandler(adminEndpoints.getRates, () => readPricing())
export const PUT = apiHandler(adminEndpoints.replaceRates, ({ actor, body }) => savePricing(actor, body))

export { answerOptions as OPTIONS, refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST } from '@/lib/api/refuse-method.ts'
