/** A template send against the stored template: found, approved, parameters complete, and what the phone will show. */
import { isObject, type JsonObject } from '../../core/json.ts'
import { takeOne } from '../../core/knobs.ts'
import type { RenderedTemplate, SimError, SimNumber, SimTemplate, SimUser } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { invalid, missing, onlyKeys, requireNumber, requireObject, requireText } from '../fields.ts'
import { errorTitle, GraphError } from '../graph-error.ts'
import { listComponents, templateButtons, variablesOf } from '../template-text.ts'
import { checkMediaReference } from './check-plain-content.ts'
import type { OutboundContent } from './outbound-content.ts'

export async function checkTemplate(
  world: World,
  number: SimNumber,
  recipient: { user: SimUser | null; addressedBy: 'phone' | 'bsuid' },
  body: JsonObject,
): Promise<OutboundContent> {
  const sent = requireObject(body, 'template', 'template')
  onlyKeys(sent, 'template', ['name', 'language', 'components', 'namespace'])
  const name = requireText(sent, 'name', "template['name']", 512)
  const language = requireObject(sent, 'language', "template['language']")
  const code = requireText(language, 'code', "template['language']['code']", 20)
  const template = findSendable(world, number, name, code)
  if (template.category === 'AUTHENTICATION' && recipient.addressedBy === 'bsuid') {
    throw new GraphError(131062, 'Authentication templates cannot be sent to a business-scoped user ID.')
  }
  const given = readComponents(sent)
  const header = await fillHeader(world, number, template, given)
  const text = fillText(template, 'BODY', given.get('body') ?? [], "template['components'] body")
  if (text.length > 1024) throw new GraphError(132005, 'The body with its parameters is longer than 1024 characters.')
  const rendered: RenderedTemplate = {
    header: header.shown,
    body: text,
    footer: componentText(template, 'FOOTER'),
    buttons: fillButtons(template, sent),
  }
  const hasStopped = template.category === 'MARKETING' && recipient.user?.hasStoppedMarketing === true
  const isHeld = takeOne(world.faults, 'heldTemplates')
  return {
    content: sent,
    lateFailure: header.lateFailure ?? (hasStopped ? stopped() : isHeld ? heldAndDropped() : null),
    rendered,
    category: template.category.toLowerCase(),
    messageStatus: isHeld ? 'held_for_quality_assessment' : 'accepted',
  }
}

function findSendable(world: World, number: SimNumber, name: string, code: string): SimTemplate {
  const template = world.state.templates.find(
    (candidate) => candidate.accountId === number.accountId && candidate.name === name && candidate.language === code,
  )
  if (template?.status === 'PAUSED') throw new GraphError(132015, `template ${name} (${code}) is paused due to low quality`)
  if (template?.status === 'DISABLED') throw new GraphError(132016, `template ${name} (${code}) is disabled`)
  if (template?.status === 'APPROVED') return template
  throw new GraphError(132001, `template name (${name}) does not exist in ${code}`)
}

function readComponents(sent: JsonObject): Map<string, JsonObject[]> {
  const components = sent.components ?? []
  if (!Array.isArray(components)) throw new GraphError(100, "Param template['components'] must be an array.")
  const found = new Map<string, JsonObject[]>()
  for (const [index, component] of components.entries()) {
    const path = `template['components'][${index}]`
    if (!isObject(component)) throw new GraphError(100, `Param ${path} must be a JSON object.`)
    const type = requireText(component, 'type', `${path}['type']`, 40).toLowerCase()
    const isKnown = ['header', 'body', 'button', 'call_permission_request'].includes(type)
    if (!isKnown) throw invalid(`${path}['type']`, 'it must be header, body or button')
    const parameters = component.parameters ?? []
    if (!Array.isArray(parameters) || !parameters.every(isObject)) {
      throw new GraphError(100, `Param ${path}['parameters'] must be an array of objects.`)
    }
    if (type === 'header' || type === 'body') found.set(type, parameters)
  }
  return found
}

async function fillHeader(
  world: World,
  number: SimNumber,
  template: SimTemplate,
  given: Map<string, JsonObject[]>,
): Promise<{ shown: RenderedTemplate['header']; lateFailure: SimError | null }> {
  const parameters = given.get('header') ?? []
  const header = listComponents(template).find((component) => component.type === 'HEADER')
  if (!header) {
    if (parameters.length > 0) throw countMismatch('header', 0, parameters.length)
    return { shown: null, lateFailure: null }
  }
  const format = String(header.format).toUpperCase()
  if (format === 'TEXT') {
    const text = fillText(template, 'HEADER', parameters, "template['components'] header")
    return { shown: { kind: 'text', text }, lateFailure: null }
  }
  const [parameter] = parameters
  if (!parameter || parameters.length !== 1) throw countMismatch('header', 1, parameters.length)
  const expected = format.toLowerCase()
  if (parameter.type !== expected) throw formatMismatch(`header: expected ${expected}, received ${String(parameter.type)}`)
  if (expected === 'location') {
    const location = requireObject(parameter, 'location', 'header location')
    requireNumber(location, 'latitude', "header location['latitude']", -90, 90)
    requireNumber(location, 'longitude', "header location['longitude']", -180, 180)
    return { shown: { kind: 'location', location }, lateFailure: null }
  }
  if (expected !== 'image' && expected !== 'video' && expected !== 'document') throw formatMismatch(`header: ${expected}`)
  const media = requireObject(parameter, expected, `header ${expected}`)
  const checked = await checkMediaReference(world, number, media, expected, `header ${expected}`, false)
  const mediaId = typeof media.id === 'string' ? media.id : null
  return { shown: { kind: 'media', type: expected, mediaId }, lateFailure: checked.lateFailure }
}

/** The text of a component with its variables replaced; count and names must match. */
function fillText(template: SimTemplate, type: string, parameters: JsonObject[], path: string): string {
  const text = componentText(template, type) ?? ''
  const names = variablesOf(text)
  if (names.length !== parameters.length) throw countMismatch(type.toLowerCase(), names.length, parameters.length)
  const values = new Map<string, string>()
  for (const [index, parameter] of parameters.entries()) {
    if (!['text', 'currency', 'date_time'].includes(String(parameter.type))) {
      throw formatMismatch(`${path}: parameter ${index + 1} must be of type text`)
    }
    const name = parameterName(template, parameter, index, path)
    if (!names.includes(name)) throw formatMismatch(`${path}: there is no parameter named ${name}`)
    values.set(name, parameterValue(parameter, `${path} parameter ${index + 1}`))
  }
  if (values.size !== names.length) throw formatMismatch(`${path}: a parameter is given twice`)
  return text.replace(/\{\{([^{}]+)\}\}/g, (whole, name: string) => values.get(name.trim()) ?? whole)
}

function parameterName(template: SimTemplate, parameter: JsonObject, index: number, path: string): string {
  const name = parameter.parameter_name
  if (template.parameterFormat === 'POSITIONAL') {
    if (name !== undefined) throw formatMismatch(`${path}: positional parameters have no parameter_name`)
    return String(index + 1)
  }
  if (typeof name !== 'string') throw formatMismatch(`${path}: Parameter name is missing or empty`)
  return name
}

function parameterValue(parameter: JsonObject, path: string): string {
  const fallback = parameter.type === 'text' ? parameter : parameter[String(parameter.type)]
  const value = isObject(fallback) ? (fallback.text ?? fallback.fallback_value) : undefined
  if (typeof value !== 'string' || value === '') throw missing(path)
  if (/[\n\t]| {5,}/.test(value)) {
    throw new GraphError(132018, `${path}: cannot have new-line/tab characters or more than 4 consecutive spaces`)
  }
  return value
}

function fillButtons(template: SimTemplate, sent: JsonObject): RenderedTemplate['buttons'] {
  const buttons = templateButtons(template)
  const given = new Map<number, JsonObject>()
  const components = Array.isArray(sent.components) ? sent.components.filter(isObject) : []
  for (const component of components.filter((candidate) => String(candidate.type).toLowerCase() === 'button')) {
    const index = requireNumber(component, 'index', "button['index']", 0, 9)
    const subType = requireText(component, 'sub_type', "button['sub_type']", 40).toLowerCase()
    const button = buttons[index]
    if (!button || String(button.type).toLowerCase() !== subType) {
      throw formatMismatch(`button at index ${index} is not a ${subType} button`)
    }
    given.set(index, component)
  }
  return buttons.map((button, index) => fillButton(button, index, given.get(index)))
}

function fillButton(button: JsonObject, index: number, given: JsonObject | undefined): RenderedTemplate['buttons'][number] {
  const parameters = Array.isArray(given?.parameters) ? given.parameters.filter(isObject) : []
  const [parameter] = parameters
  const type = String(button.type).toLowerCase()
  const text = String(button.text ?? (type === 'copy_code' ? 'Copy code' : ''))
  const url = typeof button.url === 'string' ? button.url : null
  if (type === 'url' && url && variablesOf(url).length > 0) {
    if (parameter?.type !== 'text' || typeof parameter.text !== 'string' || parameter.text === '') {
      throw new GraphError(131008, `Button at index ${index} of type Url requires a parameter`)
    }
    return { type, text, payload: null, url: url.replace(/\{\{[^{}]+\}\}/, parameter.text) }
  }
  if (type === 'copy_code' && typeof parameter?.coupon_code !== 'string') {
    throw new GraphError(131008, `Button at index ${index} of type copy_code requires coupon_code`)
  }
  if (type === 'quick_reply' && parameter && typeof parameter.payload !== 'string') {
    throw new GraphError(131008, `Button at index ${index} of type quick_reply requires a payload`)
  }
  // Without a payload of its own a quick reply comes back with its label.
  const payload = type === 'quick_reply' ? (typeof parameter?.payload === 'string' ? parameter.payload : text) : null
  return { type, text, payload, url }
}

function componentText(template: SimTemplate, type: string): string | null {
  const component = listComponents(template).find((candidate) => candidate.type === type)
  return typeof component?.text === 'string' ? component.text : null
}

function countMismatch(where: string, expected: number, received: number): GraphError {
  const details = `${where}: number of localizable_params (${received}) does not match the expected number of params (${expected})`
  return new GraphError(132000, details)
}

function formatMismatch(details: string): GraphError {
  return new GraphError(132012, details)
}

function stopped(): SimError {
  return { code: 131050, title: errorTitle(131050), details: 'The recipient chose to stop receiving marketing messages.' }
}

function heldAndDropped(): SimError {
  return { code: 132015, title: errorTitle(132015), details: 'The held messages of this template were dropped.' }
}
