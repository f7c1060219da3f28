/** The provider's side: switches, clock, deliveries, request log, templates, numbers, live changes. */
import { z } from 'zod'
import { faultsSchema, knobsSchema } from '../core/knobs.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { WorldChange } from '../core/world.ts'
import { setTemplateStatus } from '../graph/template-routes.ts'
import { monthOf } from '../phone/pricing.ts'
import { serialiseWebhook } from '../webhooks/serialise.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { accountUpdate } from '../webhooks/webhook-update.ts'
import { type AdminContext, type AdminRoutes, requireNumber } from './admin-context.ts'
import {
  accountEventSchema,
  clockSchema,
  patchNumberSchema,
  rawWebhookSchema,
  templateStatusSchema,
  webhookTargetSchema,
} from './admin-schemas.ts'

export function addProviderRoutes(routes: AdminRoutes): void {
  routes.add('GET', '/health', ({ world }) =>
    ok({ status: 'ok', users: world.state.users.length, pendingDeliveries: world.sender.pendingCount() }),
  )
  routes.add('POST', '/reset', async ({ world }) => {
    await world.reset()
    return ok({ status: 'ok' })
  })
  routes.add('GET', '/settings', showSettings)
  routes.add('PATCH', '/knobs', async (context) => {
    Object.assign(context.world.knobs, await parsePatch(context, knobsSchema))
    return settingsChanged(context)
  })
  routes.add('PATCH', '/faults', async (context) => {
    Object.assign(context.world.faults, await parsePatch(context, faultsSchema))
    return settingsChanged(context)
  })
  routes.add('PUT', '/webhook', setWebhook)
  routes.add('PATCH', '/numbers/:numberId', patchNumber)
  routes.add('GET', '/clock', showClock)
  routes.add('POST', '/clock', changeClock)
  routes.add('POST', '/webhooks/raw', injectRaw)
  routes.add('POST', '/webhooks/account', injectAccountEvent)
  routes.add('GET', '/deliveries', listDeliveries)
  routes.add('POST', '/deliveries/retry', ({ world }) => {
    world.sender.retryNow()
    return ok({ status: 'ok' })
  })
  routes.add('GET', '/requests', listRequests)
  routes.add('GET', '/messages/:messageId', showMessage)
  routes.add('GET', '/templates', ({ world }) => ok({ items: world.state.templates }))
  routes.add('POST', '/templates/:templateId/status', changeTemplateStatus)
  routes.add('GET', '/events', streamEvents)
}

function ok(body: unknown) {
  return { status: 200, body }
}

/**
 * The switches named in the body, checked; an unknown name is refused. Only named ones count: the schemas' defaults
 * apply inside `partial()` too and would turn everything else back.
 */
async function parsePatch(context: AdminContext, schema: typeof knobsSchema | typeof faultsSchema): Promise<Record<string, unknown>> {
  const named = await context.parse(z.record(z.string(), z.unknown()))
  const parsed = schema.partial().strict().safeParse(named)
  if (!parsed.success) throw new SimulatorError('invalid', z.prettifyError(parsed.error))
  return Object.fromEntries(Object.entries(parsed.data).filter(([name]) => name in named))
}

function showSettings({ world }: AdminContext) {
  const { app, accounts, numbers } = world.state
  const serviceMessagesThisMonth = Object.fromEntries(
    numbers.map((number) => [number.id, number.serviceMessages[monthOf(world.clock.now())] ?? 0]),
  )
  return ok({ knobs: world.knobs, faults: world.faults, webhookUrl: app.webhookUrl, accounts, numbers, serviceMessagesThisMonth })
}

function settingsChanged(context: AdminContext) {
  context.world.changed({ kind: 'settings' })
  return showSettings(context)
}

async function setWebhook(context: AdminContext) {
  const { app } = context.world.state
  const { url, verify } = await context.parse(webhookTargetSchema)
  if (url !== null && !URL.canParse(url)) throw new SimulatorError('invalid', 'url: not a URL')
  if (url !== null && verify) await verifyWebhook(url, app.verifyToken)
  app.webhookUrl = url
  return settingsChanged(context)
}

async function patchNumber(context: AdminContext) {
  const number = requireNumber(context, context.params.numberId)
  const { serviceMessagesThisMonth, ...plain } = await context.parse(patchNumberSchema)
  Object.assign(number, plain)
  if (serviceMessagesThisMonth !== undefined) {
    number.serviceMessages[monthOf(context.world.clock.now())] = serviceMessagesThisMonth
  }
  return settingsChanged(context)
}

function showClock({ world }: AdminContext) {
  return ok({ nowMs: world.clock.now(), ...world.clock.snapshot() })
}

async function changeClock(context: AdminContext) {
  const { clock } = context.world
  const { advanceMs, setToMs, frozen } = await context.parse(clockSchema)
  if (setToMs !== undefined) clock.setTo(setToMs)
  if (advanceMs !== undefined) clock.advance(advanceMs)
  if (frozen === true) clock.freeze()
  if (frozen === false) clock.resume()
  context.world.changed({ kind: 'settings' })
  return showClock(context)
}

async function injectRaw(context: AdminContext) {
  const { world } = context
  const { body, signature, url } = await context.parse(rawWebhookSchema)
  const target = url ?? world.state.app.webhookUrl
  if (!target) throw new SimulatorError('invalid', 'no webhook address is configured')
  const text = typeof body === 'string' ? body : serialiseWebhook(body, world.knobs.encoding)
  return { status: 201, body: world.sender.emitRaw(text, target, signature) }
}

async function injectAccountEvent(context: AdminContext) {
  const { world } = context
  const { field, value } = await context.parse(accountEventSchema)
  const { accountId } = world.firstNumber()
  world.sender.emit(accountUpdate(accountId, field, value, world.clock.nowSeconds()))
  return { status: 201, body: { status: 'ok' } }
}

/** Newest first; `state`, `lane` and `limit` narrow it. */
function listDeliveries({ world, query }: AdminContext) {
  const [state, lane] = [query.get('state'), query.get('lane')]
  const all = world.sender.log.list()
  const found = all.filter((delivery) => (!state || delivery.state === state) && (!lane || delivery.lane === lane))
  return ok({ total: found.length, items: found.slice(-limitOf(query)).reverse() })
}

/** What the product asked of the Graph API, newest first; `path` is part of it, `method` exact. */
function listRequests({ world, query }: AdminContext) {
  const [method, path] = [query.get('method'), query.get('path')]
  const all = world.graphLog.list()
  const found = all.filter((entry) => (!method || entry.method === method) && (!path || entry.path.includes(path)))
  return ok({ total: found.length, items: found.slice(-limitOf(query)).reverse() })
}

function limitOf(query: URLSearchParams): number {
  return Math.min(Math.max(Number(query.get('limit') ?? 200) || 200, 1), 20_000)
}

function showMessage({ world, params }: AdminContext) {
  const message = world.findMessage(params.messageId ?? '')
  if (!message) throw new SimulatorError('not_found', 'there is no such message')
  return ok(message)
}

async function changeTemplateStatus(context: AdminContext) {
  const { world, params } = context
  const template = world.state.templates.find((candidate) => candidate.id === params.templateId)
  if (!template) throw new SimulatorError('not_found', 'there is no such template')
  const { status, reason } = await context.parse(templateStatusSchema)
  setTemplateStatus(world, template, status, reason)
  return ok(template)
}

/** Server-sent events: what changed, for the page to fetch again. Bursts are gathered for a few milliseconds. */
function streamEvents({ world, response, request }: AdminContext): 'taken' {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.write(': hello\n\n')
  const waiting = new Map<string, WorldChange>()
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    timer = null
    for (const change of waiting.values()) response.write(`data: ${JSON.stringify(change)}\n\n`)
    waiting.clear()
  }
  const stopListening = world.onChange((change) => {
    waiting.set(change.kind === 'conversation' ? `conversation:${change.userId}` : change.kind, change)
    timer ??= setTimeout(flush, 15)
  })
  const heartbeat = setInterval(() => response.write(': still here\n\n'), 20_000)
  request.on('close', () => {
    stopListening()
    clearInterval(heartbeat)
    if (timer) clearTimeout(timer)
  })
  return 'taken'
}
