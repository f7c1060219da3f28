/** Listing, creating, editing and deleting message templates, and the webhooks of their life. */
import { newNodeId } from '../core/ids.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import type { SimTemplate } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { DAY_MS } from '../defaults.ts'
import { emitUpdate } from '../webhooks/message-events.ts'
import { accountUpdate, type WebhookUpdate } from '../webhooks/webhook-update.ts'
import { checkTemplateDraft } from './check-template-draft.ts'
import { type GraphContext, type GraphReply, type GraphRoutes, requireAccount } from './graph-context.ts'
import { GraphError } from './graph-error.ts'
import { pickFields } from './pick-fields.ts'

const DEFAULT_FIELDS = ['id', 'name', 'language', 'status', 'category', 'parameter_format', 'components']

export function addTemplateRoutes(routes: GraphRoutes): void {
  routes.add('GET', '/:id/message_templates', listTemplates)
  routes.add('POST', '/:id/message_templates', createTemplate)
  routes.add('DELETE', '/:id/message_templates', deleteTemplates)
  routes.add('POST', '/:id/unpause', unpause)
}

function listTemplates({ world, params, query }: GraphContext): GraphReply {
  const account = requireAccount(world, params.id ?? '')
  const [name, status, language] = [query.get('name'), query.get('status')?.toUpperCase(), query.get('language')]
  const found = world.state.templates.filter(
    (template) =>
      template.accountId === account.id &&
      (!name || template.name === name) &&
      (!language || template.language === language) &&
      (!status || template.status === status),
  )
  const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 1000)
  const start = readCursor(query.get('after'), found)
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const cursors = { before: cursorOf(page[0]), after: cursorOf(last) }
  const next = new URLSearchParams(query)
  next.set('after', cursors.after)
  const more = start + limit < found.length ? { next: `${world.baseUrl}/v25.0/${account.id}/message_templates?${next}` } : {}
  const data = page.map((template) => pickFields(templateNode(template), query.get('fields'), DEFAULT_FIELDS))
  return { status: 200, body: { data, paging: { cursors, ...more } } }
}

function cursorOf(template: SimTemplate | undefined): string {
  return template ? Buffer.from(template.id).toString('base64url') : ''
}

function readCursor(after: string | null, found: SimTemplate[]): number {
  if (!after) return 0
  const id = Buffer.from(after, 'base64url').toString('utf8')
  const index = found.findIndex((template) => template.id === id)
  if (index < 0) throw new GraphError(131059, 'The paging cursor is not valid.')
  return index + 1
}

function templateNode(template: SimTemplate): JsonObject {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    parameter_format: template.parameterFormat,
    components: template.components,
    quality_score: { score: template.qualityScore, date: 1_795_000_000 },
    rejected_reason: template.rejectedReason,
    ...(template.ttlSeconds === null ? {} : { message_send_ttl_seconds: template.ttlSeconds }),
  }
}

async function createTemplate(context: GraphContext): Promise<GraphReply> {
  const { world } = context
  const account = requireAccount(world, context.params.id ?? '')
  const body = await context.readJson()
  if (!isObject(body)) throw new GraphError(100, 'The request body must be a JSON object.')
  const draft = checkTemplateDraft(body)
  const isTaken = world.state.templates.some(
    (template) => template.accountId === account.id && template.name === draft.name && template.language === draft.language,
  )
  if (isTaken) throw new GraphError(100, `There is already ${draft.language} content for this template.`)
  if (world.state.templates.length >= 250) throw new GraphError(2388019, 'The account has 250 templates.')
  const template: SimTemplate = {
    ...draft,
    id: newNodeId('40'),
    accountId: account.id,
    status: 'PENDING',
    category: world.faults.approveAsMarketing ? 'MARKETING' : draft.category,
    qualityScore: 'UNKNOWN',
    rejectedReason: 'NONE',
    editedAt: [],
  }
  world.state.templates.push(template)
  world.changed({ kind: 'settings' })
  review(world, template)
  return { status: 200, body: { id: template.id, status: template.status, category: template.category } }
}

/** Approves a pending template after the review time of the fault switches, and says so by webhook. */
function review(world: World, template: SimTemplate): void {
  const { templateReviewMs } = world.faults
  if (templateReviewMs === null) return
  setTimeout(() => {
    if (template.status === 'PENDING' && world.state.templates.includes(template)) setTemplateStatus(world, template, 'APPROVED', 'NONE')
  }, templateReviewMs).unref()
}

/** Changes a template's status as the provider would, webhook included. */
export function setTemplateStatus(world: World, template: SimTemplate, status: string, reason: string): void {
  template.status = status
  template.rejectedReason = reason
  emitUpdate(world, templateStatusUpdate(world, template, status, reason))
  world.changed({ kind: 'settings' })
}

/** The id is a JSON number here, and the language has a hyphen: as in the provider's own events. */
function templateStatusUpdate(world: World, template: SimTemplate, event: string, reason: string): WebhookUpdate {
  const info = event === 'REJECTED' ? { rejection_info: { reason, recommendation: 'Change the content and submit it again.' } } : {}
  const pause = event === 'PAUSED' ? { other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours.' } } : {}
  const value: JsonObject = {
    event,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language.replace('_', '-'),
    reason,
    message_template_category: template.category,
    ...info,
    ...pause,
  }
  return accountUpdate(template.accountId, 'message_template_status_update', value, world.clock.nowSeconds())
}

/** `GET /{template-id}`; null when the id names no template. */
export function showTemplate({ world, params, query }: GraphContext): GraphReply | null {
  const template = world.state.templates.find((candidate) => candidate.id === params.id)
  return template ? { status: 200, body: pickFields(templateNode(template), query.get('fields'), DEFAULT_FIELDS) } : null
}

/** `POST /{template-id}`: replaces all components; goes back to review. Null when the id names no template. */
export async function editTemplate(context: GraphContext): Promise<GraphReply | null> {
  const { world } = context
  const template = world.state.templates.find((candidate) => candidate.id === context.params.id)
  if (!template) return null
  const body = await context.readJson()
  if (!isObject(body)) throw new GraphError(100, 'The request body must be a JSON object.')
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) throw new GraphError(100, 'This template cannot be edited now.')
  const now = world.clock.now()
  if (template.status === 'APPROVED') {
    const recent = (days: number) => template.editedAt.filter((at) => now - at < days * DAY_MS).length
    if (recent(1) >= 1 || recent(30) >= 10) throw new GraphError(100, 'An approved template can be edited once a day, 10 times in 30 days.')
    if (body.category && String(body.category).toUpperCase() !== template.category) {
      throw new GraphError(100, 'The category of an approved template cannot change.')
    }
  }
  const before = {
    name: template.name,
    language: template.language,
    category: template.category,
    parameter_format: template.parameterFormat,
  }
  const draft = checkTemplateDraft({ ...before, components: template.components, ...body })
  template.components = draft.components
  template.editedAt.push(now)
  template.status = 'PENDING'
  review(world, template)
  return { status: 200, body: { success: true } }
}

function deleteTemplates({ world, params, query }: GraphContext): GraphReply {
  const account = requireAccount(world, params.id ?? '')
  const name = query.get('name')
  const id = query.get('hsm_id')
  if (!name) throw new GraphError(100, 'Param name is required.')
  const isDoomed = (template: SimTemplate) => template.accountId === account.id && template.name === name && (!id || template.id === id)
  if (!world.state.templates.some(isDoomed)) throw new GraphError(100, 'Message template not found.')
  world.state.templates = world.state.templates.filter((template) => !isDoomed(template))
  world.changed({ kind: 'settings' })
  return { status: 200, body: { success: true } }
}

function unpause({ world, params }: GraphContext): GraphReply {
  const template = world.state.templates.find((candidate) => candidate.id === params.id)
  if (!template) throw new GraphError(803, 'No such template.')
  if (template.status !== 'PAUSED') throw new GraphError(100, 'The template is not paused.')
  setTemplateStatus(world, template, 'APPROVED', 'NONE')
  return { status: 200, body: { success: true } }
}
