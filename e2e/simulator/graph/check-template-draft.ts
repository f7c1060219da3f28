/** The limits of a template at creation. Throws GraphError with the creation codes. */
import type { JsonObject } from '../core/json.ts'
import type { SimTemplate } from '../core/state.ts'
import { requireList, requireText } from './fields.ts'
import { GraphError } from './graph-error.ts'
import { listComponents, templateButtons, variablesOf } from './template-text.ts'

type Draft = Pick<SimTemplate, 'name' | 'language' | 'category' | 'parameterFormat' | 'components' | 'ttlSeconds'>

const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2,3})?$/
const BUTTON_LIMITS: Record<string, number> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  VOICE_CALL: 1,
  FLOW: 1,
  REQUEST_CONTACT_INFO: 1,
}

export function checkTemplateDraft(body: JsonObject): Draft {
  const name = requireText(body, 'name', 'name', 512)
  if (!/^[a-z0-9_]+$/.test(name)) throw new GraphError(100, 'name may only have lower-case letters, digits and underscores.')
  const language = requireText(body, 'language', 'language', 10)
  if (!LANGUAGE.test(language)) throw new GraphError(100, `language ${language} is not supported.`)
  const parameterFormat = readFormat(body.parameter_format)
  const components = listComponents({ components: requireList(body, 'components', 'components', 1, 6) })
  for (const component of components) checkComponent(component, parameterFormat)
  if (!components.some((component) => component.type === 'BODY')) throw new GraphError(2388072, 'A template needs a body.')
  checkButtons(templateButtons({ components }))
  return { name, language, category: readCategory(body.category), parameterFormat, components, ttlSeconds: readTtl(body) }
}

function readCategory(value: unknown): SimTemplate['category'] {
  const category = String(value ?? '').toUpperCase()
  if (category === 'UTILITY' || category === 'MARKETING' || category === 'AUTHENTICATION') return category
  throw new GraphError(100, 'category must be one of {AUTHENTICATION, MARKETING, UTILITY}.')
}

function readFormat(value: unknown): SimTemplate['parameterFormat'] {
  const format = String(value ?? 'POSITIONAL').toUpperCase()
  if (format === 'NAMED' || format === 'POSITIONAL') return format
  throw new GraphError(100, 'parameter_format must be one of {NAMED, POSITIONAL}.')
}

function readTtl(body: JsonObject): number | null {
  const ttl = body.message_send_ttl_seconds
  if (ttl === undefined || ttl === null) return null
  const ranges = { UTILITY: [30, 43_200], AUTHENTICATION: [30, 900], MARKETING: [43_200, 2_592_000] } as const
  const [low, high] = ranges[readCategory(body.category)]
  const isGood = typeof ttl === 'number' && (ttl === -1 || (ttl >= low && ttl <= high))
  if (!isGood) throw new GraphError(100, `message_send_ttl_seconds must be between ${low} and ${high}.`)
  return ttl
}

function checkComponent(component: JsonObject, format: SimTemplate['parameterFormat']): void {
  const text = typeof component.text === 'string' ? component.text : ''
  switch (component.type) {
    case 'HEADER':
      checkHeader(component, text, format)
      return
    case 'BODY':
      checkBody(component, text, format)
      return
    case 'FOOTER':
      if (text === '' || text.length > 60 || variablesOf(text).length > 0) {
        throw new GraphError(2388073, 'A footer has 1 to 60 characters and no variables.')
      }
      return
    case 'BUTTONS':
    case 'CALL_PERMISSION_REQUEST':
      return
    default:
      throw new GraphError(100, `Unknown component type ${String(component.type)}.`)
  }
}

function checkHeader(component: JsonObject, text: string, format: SimTemplate['parameterFormat']): void {
  const kind = String(component.format ?? '').toUpperCase()
  if (!['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'].includes(kind)) throw new GraphError(2388047, 'Unknown header format.')
  if (kind !== 'TEXT') return
  if (text === '' || text.length > 60) throw new GraphError(2388047, 'A text header has 1 to 60 characters.')
  const names = variablesOf(text)
  if (names.length > 1) throw new GraphError(2388047, 'A text header has at most one variable.')
  checkVariableNames(names, format)
  if (names.length > 0 && component.example === undefined) throw new GraphError(2388047, 'A header with a variable needs an example.')
}

function checkBody(component: JsonObject, text: string, format: SimTemplate['parameterFormat']): void {
  if (text === '') throw new GraphError(2388072, 'A body has a text.')
  if (text.length > 1024) throw new GraphError(2388040, 'A body has at most 1024 characters.')
  const names = variablesOf(text)
  checkVariableNames(names, format)
  if (/^\s*\{\{/.test(text) || /\}\}\s*$/.test(text)) throw new GraphError(2388299, 'The body starts or ends with a variable.')
  if (/\}\}\s*\{\{/.test(text)) throw new GraphError(2388072, 'Two variables touch each other.')
  const words = text
    .replaceAll(/\{\{[^{}]+\}\}/g, '')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length
  if (words < names.length * 2 + 1) throw new GraphError(2388293, 'Too many variables for the length of the text.')
  if (names.length > 0 && component.example === undefined) throw new GraphError(2388072, 'A body with variables needs examples.')
}

function checkVariableNames(names: string[], format: SimTemplate['parameterFormat']): void {
  const isGood =
    format === 'NAMED' ? names.every((name) => /^[a-z][a-z0-9_]*$/.test(name)) : names.every((name, index) => name === String(index + 1))
  if (!isGood) throw new GraphError(2388072, `The variables do not fit the parameter format ${format}.`)
}

function checkButtons(buttons: JsonObject[]): void {
  if (buttons.length > 10) throw new GraphError(100, 'A template has at most 10 buttons.')
  const counts = new Map<string, number>()
  for (const button of buttons) {
    const type = String(button.type).toUpperCase()
    const limit = BUTTON_LIMITS[type]
    const count = (counts.get(type) ?? 0) + 1
    if (limit === undefined) throw new GraphError(100, `Unknown button type ${type}.`)
    if (count > limit) throw new GraphError(100, `At most ${limit} ${type} buttons.`)
    counts.set(type, count)
    if (type !== 'COPY_CODE') requireText(button, 'text', "button['text']", 25)
    if (type === 'URL') checkUrl(requireText(button, 'url', "button['url']", 2000))
  }
  const isQuick = buttons.map((button) => String(button.type).toUpperCase() === 'QUICK_REPLY')
  const switches = isQuick.filter((quick, index) => index > 0 && quick !== isQuick[index - 1]).length
  if (switches > 1) throw new GraphError(100, 'Quick replies must be grouped together.')
}

function checkUrl(url: string): void {
  const names = variablesOf(url)
  if (names.length > 1 || (names.length === 1 && !/\}\}$/.test(url))) {
    throw new GraphError(100, 'A URL has at most one variable, at its end.')
  }
}
