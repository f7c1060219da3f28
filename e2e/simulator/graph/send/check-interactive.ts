/** The limits of interactive messages (one function per `interactive.type`). */
import type { JsonObject } from '../../core/json.ts'
import type { SimError, SimNumber } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { invalid, missing, onlyKeys, optionalText, requireList, requireNumber, requireObject, requireText } from '../fields.ts'
import { GraphError } from '../graph-error.ts'
import { checkMediaReference } from './check-plain-content.ts'
import type { OutboundContent } from './outbound-content.ts'

type HeaderKinds = readonly ('text' | 'image' | 'video' | 'document')[]
const ANY_HEADER: HeaderKinds = ['text', 'image', 'video', 'document']

type Rule = {
  header: HeaderKinds
  bodyMax: number
  isBodyRequired: boolean
  hasFooter: boolean
  checkAction: (action: JsonObject) => void
}

const RULES: Record<string, Rule> = {
  button: rule({ checkAction: checkReplyButtons }),
  list: rule({ header: ['text'], bodyMax: 4096, checkAction: checkList }),
  cta_url: rule({ checkAction: checkUrlButton }),
  flow: rule({ checkAction: checkFlow }),
  location_request_message: rule({ header: [], hasFooter: false, checkAction: (action) => checkName(action, 'send_location') }),
  call_permission_request: rule({
    header: [],
    hasFooter: false,
    isBodyRequired: false,
    checkAction: (action) => checkName(action, 'call_permission_request'),
  }),
  voice_call: rule({ header: [], checkAction: checkVoiceCall }),
  request_contact_info: rule({ header: [], checkAction: (action) => checkName(action, 'request_contact_info') }),
  carousel: rule({ header: [], hasFooter: false, checkAction: checkCarousel }),
}

function rule(given: Partial<Rule> & Pick<Rule, 'checkAction'>): Rule {
  return { header: ANY_HEADER, bodyMax: 1024, isBodyRequired: true, hasFooter: true, ...given }
}

export async function checkInteractive(world: World, number: SimNumber, body: JsonObject): Promise<OutboundContent> {
  const interactive = requireObject(body, 'interactive', 'interactive')
  onlyKeys(interactive, 'interactive', ['type', 'header', 'body', 'footer', 'action'])
  const type = requireText(interactive, 'type', "interactive['type']", 64)
  const isOldContactRequest = type === 'contact_request' && world.faults.acceptOldContactRequest
  const found = RULES[isOldContactRequest ? 'request_contact_info' : type]
  if (!found) throw new GraphError(100, `Param interactive['type'] must be one of {${Object.keys(RULES).join(', ')}}.`)
  const lateFailure = await checkHeader(world, number, interactive, found.header)
  checkBody(interactive, found)
  checkFooter(interactive, found)
  found.checkAction(requireObject(interactive, 'action', "interactive['action']"))
  return { content: interactive, lateFailure }
}

async function checkHeader(world: World, number: SimNumber, interactive: JsonObject, allowed: HeaderKinds): Promise<SimError | null> {
  if (interactive.header === undefined) return null
  const header = requireObject(interactive, 'header', "interactive['header']")
  const type = requireText(header, 'type', "interactive['header']['type']", 20)
  const kind = allowed.find((candidate) => candidate === type)
  if (!kind) throw invalid("interactive['header']['type']", `${type} is not allowed here`)
  if (kind === 'text') {
    requireText(header, 'text', "interactive['header']['text']", 60)
    return null
  }
  const path = `interactive['header']['${kind}']`
  const checked = await checkMediaReference(world, number, requireObject(header, kind, path), kind, path, false)
  return checked.lateFailure
}

function checkBody(interactive: JsonObject, found: Rule): void {
  if (interactive.body === undefined && !found.isBodyRequired) return
  const body = requireObject(interactive, 'body', "interactive['body']")
  onlyKeys(body, "interactive['body']", ['text'])
  requireText(body, 'text', "interactive['body']['text']", found.bodyMax)
}

function checkFooter(interactive: JsonObject, found: Rule): void {
  if (interactive.footer === undefined) return
  if (!found.hasFooter) throw invalid("interactive['footer']", 'this type has no footer')
  requireText(requireObject(interactive, 'footer', "interactive['footer']"), 'text', "interactive['footer']['text']", 60)
}

function checkName(action: JsonObject, name: string): void {
  const given = requireText(action, 'name', "interactive['action']['name']", 64)
  if (given !== name) throw invalid("interactive['action']['name']", `it must be ${name}`)
}

function checkReplyButtons(action: JsonObject): void {
  const path = "interactive['action']['buttons']"
  const seen = { ids: new Set<string>(), titles: new Set<string>() }
  for (const [index, button] of requireList(action, 'buttons', path, 1, 3).entries()) {
    if (button.type !== 'reply') throw invalid(`${path}[${index}]['type']`, 'it must be reply')
    const reply = requireObject(button, 'reply', `${path}[${index}]['reply']`)
    const id = requireId(reply, `${path}[${index}]['reply']['id']`, 256)
    const title = requireText(reply, 'title', `${path}[${index}]['reply']['title']`, 20)
    if (seen.ids.has(id)) throw invalid(path, `two buttons have the id ${id}`)
    if (seen.titles.has(title)) throw invalid(path, `two buttons have the title ${title}`)
    seen.ids.add(id)
    seen.titles.add(title)
  }
}

function checkList(action: JsonObject): void {
  requireText(action, 'button', "interactive['action']['button']", 20)
  const path = "interactive['action']['sections']"
  const sections = requireList(action, 'sections', path, 1, 10)
  const ids = new Set<string>()
  for (const [index, section] of sections.entries()) {
    const at = `${path}[${index}]`
    if (sections.length > 1) requireText(section, 'title', `${at}['title']`, 24)
    else optionalText(section, 'title', `${at}['title']`, 24)
    for (const [rowIndex, row] of requireList(section, 'rows', `${at}['rows']`, 1, 10).entries()) {
      const id = requireId(row, `${at}['rows'][${rowIndex}]['id']`, 200)
      requireText(row, 'title', `${at}['rows'][${rowIndex}]['title']`, 24)
      optionalText(row, 'description', `${at}['rows'][${rowIndex}]['description']`, 72)
      if (ids.has(id)) throw invalid(path, `two rows have the id ${id}`)
      ids.add(id)
    }
  }
  if (ids.size > 10) throw invalid(path, `a list has at most 10 rows over all sections, not ${ids.size}`)
}

function requireId(parent: JsonObject, path: string, max: number): string {
  const id = requireText(parent, 'id', path, max)
  if (id !== id.trim()) throw invalid(path, 'an id has no leading or trailing spaces')
  return id
}

function checkUrlButton(action: JsonObject): void {
  checkName(action, 'cta_url')
  const path = "interactive['action']['parameters']"
  const parameters = requireObject(action, 'parameters', path)
  requireText(parameters, 'display_text', `${path}['display_text']`, 20)
  const url = requireText(parameters, 'url', `${path}['url']`, 2000)
  if (!URL.canParse(url)) throw invalid(`${path}['url']`, 'it is not a URL')
}

function checkFlow(action: JsonObject): void {
  checkName(action, 'flow')
  const path = "interactive['action']['parameters']"
  const parameters = requireObject(action, 'parameters', path)
  if (String(parameters.flow_message_version) !== '3') throw invalid(`${path}['flow_message_version']`, 'it must be 3')
  const isNamed = typeof parameters.flow_name === 'string'
  if (isNamed === (parameters.flow_id !== undefined)) throw missing(`${path}['flow_id'] or ${path}['flow_name']`)
  const label = requireText(parameters, 'flow_cta', `${path}['flow_cta']`, 30)
  if (/\p{Extended_Pictographic}/u.test(label)) throw invalid(`${path}['flow_cta']`, 'it has no emoji')
  requireOneOf(parameters, 'mode', path, ['draft', 'published'])
  requireOneOf(parameters, 'flow_action', path, ['navigate', 'data_exchange'])
}

function requireOneOf(parameters: JsonObject, name: string, path: string, allowed: string[]): void {
  const value = optionalText(parameters, name, `${path}['${name}']`, 64)
  if (value !== null && !allowed.includes(value)) throw invalid(`${path}['${name}']`, `it must be ${allowed.join(' or ')}`)
}

function checkVoiceCall(action: JsonObject): void {
  checkName(action, 'voice_call')
  if (action.parameters === undefined) return
  const path = "interactive['action']['parameters']"
  const parameters = requireObject(action, 'parameters', path)
  optionalText(parameters, 'display_text', `${path}['display_text']`, 20)
  optionalText(parameters, 'payload', `${path}['payload']`, 512)
  if (parameters.ttl_minutes !== undefined) requireNumber(parameters, 'ttl_minutes', `${path}['ttl_minutes']`, 1, 43_200)
}

function checkCarousel(action: JsonObject): void {
  const path = "interactive['action']['cards']"
  const kinds = new Set<unknown>()
  for (const [index, card] of requireList(action, 'cards', path, 2, 10).entries()) {
    if (card.type !== 'cta_url') throw invalid(`${path}[${index}]['type']`, 'it must be cta_url')
    const header = requireObject(card, 'header', `${path}[${index}]['header']`)
    kinds.add(header.type)
    checkUrlButton(requireObject(card, 'action', `${path}[${index}]['action']`))
  }
  if (kinds.size > 1) throw invalid(path, 'all cards carry the same kind of media')
}
