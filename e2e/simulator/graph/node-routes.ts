/** `GET|POST|DELETE /{id}`, where the id decides what it is: number, media, template or account. */
import { isObject, type JsonObject } from '../core/json.ts'
import type { SimNumber } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { optionalText, requireObject } from './fields.ts'
import type { GraphContext, GraphReply, GraphRoutes } from './graph-context.ts'
import { GraphError } from './graph-error.ts'
import { deleteMedia, lookUpMedia } from './media-routes.ts'
import { pickFields } from './pick-fields.ts'
import { editTemplate, showTemplate } from './template-routes.ts'

export function addNodeRoutes(routes: GraphRoutes): void {
  routes.add('GET', '/:id', getNode)
  routes.add('POST', '/:id', postNode)
  routes.add('DELETE', '/:id', async (context) => (await deleteMedia(context)) ?? unknownNode(context))
}

function getNode(context: GraphContext): GraphReply {
  const { world } = context
  const id = context.params.id ?? ''
  const number = world.findNumber(id)
  if (number) return { status: 200, body: pickFields(numberNode(world, number), context.query.get('fields'), NUMBER_DEFAULTS) }
  const account = world.state.accounts.find((candidate) => candidate.id === id)
  if (account) {
    const node = { id, name: 'Simulated account', currency: 'EUR', timezone_id: '1', health_status: health(world, 'WABA', id) }
    return { status: 200, body: pickFields(node, context.query.get('fields'), ['id', 'name', 'currency', 'timezone_id']) }
  }
  return lookUpMedia(context) ?? showTemplate(context) ?? unknownNode(context)
}

async function postNode(context: GraphContext): Promise<GraphReply> {
  const number = context.world.findNumber(context.params.id ?? '')
  if (!number) return (await editTemplate(context)) ?? unknownNode(context)
  const body = await context.readJson()
  if (!isObject(body)) throw new GraphError(100, 'The request body must be a JSON object.')
  const configuration = requireObject(body, 'webhook_configuration', 'webhook_configuration')
  const path = "webhook_configuration['override_callback_uri']"
  const uri = configuration.override_callback_uri === '' ? '' : (optionalText(configuration, 'override_callback_uri', path, 200) ?? '')
  if (uri !== '') await verifyWebhook(uri, String(configuration.verify_token ?? ''))
  number.overrideUrl = uri === '' ? null : uri
  return { status: 200, body: { success: true } }
}

function unknownNode(context: GraphContext): GraphReply {
  throw new GraphError(803, `Object with ID '${context.params.id}' does not exist.`)
}

const NUMBER_DEFAULTS = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
  'code_verification_status',
  'platform_type',
  'throughput',
]

export function numberNode(world: World, number: SimNumber): JsonObject {
  const application = number.overrideUrl ? { phone_number: number.overrideUrl } : {}
  return {
    id: number.id,
    display_phone_number: number.displayPhoneNumber,
    verified_name: number.verifiedName,
    quality_rating: number.quality,
    name_status: 'APPROVED',
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: number.throughput },
    whatsapp_business_manager_messaging_limit: number.limitTier,
    webhook_configuration: { application: world.state.app.webhookUrl ?? '', ...application },
    health_status: health(world, 'PHONE_NUMBER', number.id),
    conversational_automation: number.conversationalAutomation,
  }
}

function health(world: World, kind: 'PHONE_NUMBER' | 'WABA', id: string): JsonObject {
  const paying = world.state.numbers.every((number) => number.hasPaymentMethod)
  const state = paying ? 'AVAILABLE' : 'LIMITED'
  const errors = paying
    ? {}
    : { errors: [{ error_code: 141006, error_description: 'There is an error with the payment method.', possible_solution: 'Add one.' }] }
  return {
    can_send_message: state,
    entities: [
      { entity_type: kind, id, can_send_message: state, ...errors },
      { entity_type: 'APP', id: world.state.app.id, can_send_message: 'AVAILABLE' },
    ],
  }
}
