/** Numbers of an account, subscriptions, tokens, block list, conversational automation. */
import { isObject, type JsonObject } from '../core/json.ts'
import { WINDOW_MS } from '../defaults.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { optionalText, requireText } from './fields.ts'
import { type GraphContext, type GraphReply, type GraphRoutes, requireAccount, requireNumberNode } from './graph-context.ts'
import { errorTitle, GraphError } from './graph-error.ts'
import { numberNode } from './node-routes.ts'

export function addManagementRoutes(routes: GraphRoutes): void {
  routes.add('GET', '/debug_token', debugToken)
  routes.add('GET', '/:id/phone_numbers', listNumbers)
  routes.add('GET', '/:id/subscribed_apps', listSubscriptions)
  routes.add('POST', '/:id/subscribed_apps', subscribe)
  routes.add('DELETE', '/:id/subscribed_apps', unsubscribe)
  routes.add('POST', '/:id/subscriptions', saveAppCallback)
  routes.add('GET', '/:id/block_users', listBlocked)
  routes.add('POST', '/:id/block_users', (context) => changeBlocked(context, true))
  routes.add('DELETE', '/:id/block_users', (context) => changeBlocked(context, false))
  routes.add('POST', '/:id/conversational_automation', saveAutomation)
  routes.add('DELETE', '/:id/contact_book', removeFromContactBook)
}

function debugToken({ world, query }: GraphContext): GraphReply {
  const input = query.get('input_token') ?? ''
  const isValid = world.state.app.tokens.includes(input)
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']
  const invalid = { error: { code: 190, message: 'Invalid OAuth access token.' }, is_valid: false, scopes: [] }
  const valid = { type: 'SYSTEM_USER', application: 'Simulated app', expires_at: 0, is_valid: true, scopes }
  return { status: 200, body: { data: { app_id: world.state.app.id, ...(isValid ? valid : invalid) } } }
}

function listNumbers({ world, params }: GraphContext): GraphReply {
  const account = requireAccount(world, params.id ?? '')
  const numbers = world.state.numbers.filter((number) => number.accountId === account.id)
  return { status: 200, body: { data: numbers.map((number) => numberNode(world, number)), paging: { cursors: {} } } }
}

function listSubscriptions({ world, params }: GraphContext): GraphReply {
  const account = requireAccount(world, params.id ?? '')
  const override = account.overrideUrl ? { override_callback_uri: account.overrideUrl } : {}
  const data = account.subscribedApps.map((id) => ({
    whatsapp_business_api_data: { id, name: 'Simulated app', link: 'https://example.test' },
    ...override,
  }))
  return { status: 200, body: { data } }
}

async function subscribe(context: GraphContext): Promise<GraphReply> {
  const { world } = context
  const account = requireAccount(world, context.params.id ?? '')
  const body = await context.readJson()
  const given: JsonObject = isObject(body) ? body : {}
  const url = optionalText(given, 'override_callback_uri', 'override_callback_uri', 200)
  if (url !== null) await verifyWebhook(url, requireText(given, 'verify_token', 'verify_token', 200))
  account.overrideUrl = url
  if (!account.subscribedApps.includes(world.state.app.id)) account.subscribedApps.push(world.state.app.id)
  world.changed({ kind: 'settings' })
  return { status: 200, body: { success: true } }
}

function unsubscribe({ world, params }: GraphContext): GraphReply {
  const account = requireAccount(world, params.id ?? '')
  account.subscribedApps = account.subscribedApps.filter((id) => id !== world.state.app.id)
  world.changed({ kind: 'settings' })
  return { status: 200, body: { success: true } }
}

async function saveAppCallback(context: GraphContext): Promise<GraphReply> {
  const { app } = context.world.state
  if (context.params.id !== app.id) throw new GraphError(803, 'No such app.')
  const body = await context.readJson()
  const given: JsonObject = isObject(body) ? body : {}
  const token = requireText(given, 'verify_token', 'verify_token', 200)
  const url = requireText(given, 'callback_url', 'callback_url', 1000)
  await verifyWebhook(url, token)
  app.webhookUrl = url
  app.verifyToken = token
  context.world.changed({ kind: 'settings' })
  return { status: 200, body: { success: true } }
}

function listBlocked({ world, params }: GraphContext): GraphReply {
  const number = requireNumberNode(world, params.id ?? '')
  const users = number.blockedUserIds.flatMap((id) => world.findUser(id) ?? [])
  const data = users.map((user) => ({ messaging_product: 'whatsapp', wa_id: user.phone, user_id: user.bsuid }))
  return { status: 200, body: { data: [{ block_users: data }] } }
}

/** Only people who wrote in the last 24 hours; one who did not makes it a 400 that still did the others. */
async function changeBlocked(context: GraphContext, isBlocking: boolean): Promise<GraphReply> {
  const { world } = context
  const number = requireNumberNode(world, context.params.id ?? '')
  const body = await context.readJson()
  const named = listUsersNamed(isObject(body) ? body.block_users : null)
  if (named.length === 0) throw new GraphError(131008, 'Parameter block_users is required.')
  const done: JsonObject[] = []
  const failed: JsonObject[] = []
  for (const input of named) {
    const user = world.findUserByPhone(input.replace(/\D/g, '')) ?? world.findUserByBsuid(input)
    const openedAt = user ? world.conversation(number.id, user.id).windowOpenedAt : null
    const hasWritten = openedAt !== null && world.clock.now() - openedAt < WINDOW_MS
    if (!user || (isBlocking && !hasWritten)) {
      failed.push({
        input,
        errors: [{ message: 'Failed to block user', code: 139101, error_data: { details: 'No message in the last 24 hours.' } }],
      })
      continue
    }
    number.blockedUserIds = number.blockedUserIds.filter((id) => id !== user.id)
    if (isBlocking) number.blockedUserIds.push(user.id)
    done.push({ input, wa_id: user.phone })
  }
  const list = { [isBlocking ? 'added_users' : 'removed_users']: done, failed_users: failed }
  const result = { messaging_product: 'whatsapp', block_users: list }
  if (failed.length === 0) return { status: 200, body: result }
  const error = new GraphError(139100, errorTitle(139100)).toBody()
  return { status: 400, body: { ...result, ...error } }
}

/** Takes a person out of the portfolio's contact book: with a username their phone is hidden again after 30 days. */
function removeFromContactBook({ world, params, query }: GraphContext): GraphReply {
  requireNumberNode(world, params.id ?? '')
  const user = world.findUserByBsuid(query.get('bsuid') ?? '')
  const deleted = user?.inContactBook === true
  if (user) user.inContactBook = false
  world.changed({ kind: 'users' })
  return { status: 200, body: { messaging_product: 'whatsapp', success: true, deleted } }
}

async function saveAutomation(context: GraphContext): Promise<GraphReply> {
  const number = requireNumberNode(context.world, context.params.id ?? '')
  const body = await context.readJson()
  if (!isObject(body)) throw new GraphError(100, 'The request body must be a JSON object.')
  const prompts = Array.isArray(body.prompts) ? body.prompts : []
  if (prompts.length > 4 || prompts.some((prompt) => typeof prompt !== 'string' || prompt.length > 80)) {
    throw new GraphError(100, 'At most 4 prompts of 80 characters.')
  }
  if (Array.isArray(body.commands) && body.commands.length > 30) throw new GraphError(100, 'At most 30 commands.')
  number.conversationalAutomation = body
  return { status: 200, body: { success: true } }
}

/** The phones or BSUIDs of a `block_users` list. */
function listUsersNamed(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.filter(isObject).map((item) => String(item.user ?? ''))
}
