/** People and their phones. */
import { readBody } from '../core/http.ts'
import { newBsuid } from '../core/ids.ts'
import { newUser } from '../core/seed.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'
import { storeMedia } from '../graph/media-routes.ts'
import { LARGEST_MEDIA_BYTES } from '../graph/send/media-rules.ts'
import { adoptUsername, changeBsuid, changeNumber } from '../phone/change-identity.ts'
import { countUnread, isOnPhone, viewConversation } from '../phone/conversation-view.ts'
import { playVoice } from '../phone/outbound-life.ts'
import { phoneActionSchema } from '../phone/phone-actions.ts'
import { setChatOpen, setMarketing, setOnline } from '../phone/phone-state.ts'
import { sendInbound } from '../phone/send-inbound.ts'
import { isPhoneShared } from '../webhooks/message-events.ts'
import { type AdminContext, type AdminRoutes, requireNumber, requireUser } from './admin-context.ts'
import { burstSchema, changeNumberSchema, chatSchema, createUserSchema, patchUserSchema, usernameSchema } from './admin-schemas.ts'

export type UserView = SimUser & { isPhoneShared: boolean; unread: number; lastMessageAt: number | null }

export function addPhoneRoutes(routes: AdminRoutes): void {
  routes.add('GET', '/users', ({ world }) => ok({ items: world.state.users.map((user) => viewUser(world, user)) }))
  routes.add('POST', '/users', createUser)
  routes.add('GET', '/users/:userId', (context) => ok(viewUser(context.world, requireUser(context))))
  routes.add('PATCH', '/users/:userId', patchUser)
  routes.add('GET', '/users/:userId/conversation', (context) => {
    const number = requireNumber(context, context.query.get('numberId'))
    const view = viewConversation(context.world, requireUser(context), number.id)
    const limit = Number(context.query.get('limit') ?? 0)
    return ok(limit > 0 ? { ...view, messages: view.messages.slice(-limit) } : view)
  })
  routes.add('POST', '/users/:userId/messages', sendMessage)
  routes.add('POST', '/users/:userId/burst', sendBurst)
  routes.add('POST', '/users/:userId/chat', changeChat)
  routes.add('POST', '/users/:userId/played/:messageId', markPlayed)
  routes.add('POST', '/users/:userId/change-number', async (context) => {
    changeNumber(context.world, requireUser(context), (await context.parse(changeNumberSchema)).phone)
    return ok(viewUser(context.world, requireUser(context)))
  })
  routes.add('POST', '/users/:userId/change-bsuid', (context) => {
    changeBsuid(context.world, requireUser(context))
    return ok(viewUser(context.world, requireUser(context)))
  })
  routes.add('POST', '/users/:userId/username', async (context) => {
    const { username, withhold } = await context.parse(usernameSchema)
    adoptUsername(context.world, requireUser(context), username, withhold)
    return ok(viewUser(context.world, requireUser(context)))
  })
  routes.add('POST', '/users/:userId/media', uploadFromPhone)
  routes.add('GET', '/media/:mediaId', showMedia)
}

function ok(body: unknown) {
  return { status: 200, body }
}

function viewUser(world: World, user: SimUser): UserView {
  const number = world.firstNumber()
  const { messages, isOpenOnPhone } = world.conversation(number.id, user.id)
  return {
    ...user,
    isPhoneShared: isPhoneShared(world, number, user),
    unread: countUnread(messages, isOpenOnPhone),
    lastMessageAt: messages.findLast(isOnPhone)?.at ?? null,
  }
}

async function createUser(context: AdminContext) {
  const { world } = context
  const { country, bsuid, ...given } = await context.parse(createUserSchema)
  if (world.findUser(given.id)) throw new SimulatorError('invalid', `there is already a user ${given.id}`)
  if (world.findUserByPhone(given.phone)) throw new SimulatorError('invalid', 'somebody else has this phone')
  const user = newUser({ ...given, bsuid: bsuid ?? newBsuid(country) })
  world.state.users.push(user)
  world.changed({ kind: 'users' })
  return { status: 201, body: viewUser(world, user) }
}

async function patchUser(context: AdminContext) {
  const { world } = context
  const user = requireUser(context)
  const { isOnline, hasStoppedMarketing, ...plain } = await context.parse(patchUserSchema)
  Object.assign(user, plain)
  if (isOnline !== undefined) setOnline(world, user, isOnline)
  if (hasStoppedMarketing !== undefined) setMarketing(world, user, hasStoppedMarketing)
  world.changed({ kind: 'users' })
  return ok(viewUser(world, user))
}

async function sendMessage(context: AdminContext) {
  const user = requireUser(context)
  const message = sendInbound(context.world, user, await context.parse(phoneActionSchema))
  return { status: 201, body: { id: message.id, at: message.at } }
}

/** Many texts as fast as they can be made; the webhooks leave in this order. */
async function sendBurst(context: AdminContext) {
  const user = requireUser(context)
  const { count, text } = await context.parse(burstSchema)
  const ids: string[] = []
  for (let n = 1; n <= count; n++) {
    const action = { type: 'text' as const, text: text.replaceAll('{n}', String(n)) }
    ids.push(sendInbound(context.world, user, action).id)
  }
  return { status: 201, body: { ids } }
}

async function changeChat(context: AdminContext) {
  const user = requireUser(context)
  const { isOpen, numberId } = await context.parse(chatSchema)
  const number = requireNumber(context, numberId)
  setChatOpen(context.world, user, number.id, isOpen)
  return ok(viewConversation(context.world, user, number.id))
}

function markPlayed(context: AdminContext) {
  const user = requireUser(context)
  const message = context.world.findMessage(context.params.messageId ?? '')
  if (!message?.outbound || message.userId !== user.id) throw new SimulatorError('not_found', 'no such message on this phone')
  playVoice(context.world, message)
  return ok({ isPlayed: message.outbound.playedAt !== null })
}

/** Raw bytes; `mimeType` and `filename` in the query. Customers may send anything up to 100 MB. */
async function uploadFromPhone(context: AdminContext) {
  const { world, query } = context
  const user = requireUser(context)
  const bytes = await readBody(context.request, LARGEST_MEDIA_BYTES)
  if (bytes === null) throw new SimulatorError('invalid', 'a phone sends at most 100 MB; use media_too_big for more')
  const media = await storeMedia(world, {
    numberId: requireNumber(context, query.get('numberId')).id,
    origin: 'customer',
    mimeType: query.get('mimeType') ?? context.request.headers['content-type'] ?? 'application/octet-stream',
    filename: query.get('filename'),
    userId: user.id,
    bytes,
  })
  return { status: 201, body: { id: media.id, sha256: media.sha256, size: media.size } }
}

/** For the phone page: no token, no expiry, with ranges so that audio and video can seek. */
async function showMedia({ world, params, request }: AdminContext) {
  const media = world.state.media.find((candidate) => candidate.id === params.mediaId)
  const bytes = media ? await world.media.find(media.id) : null
  if (!media || !bytes) throw new SimulatorError('not_found', 'there is no such media')
  const headers = {
    'content-type': media.mimeType,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Whatever a customer uploads, it never runs as a page of the simulator.
    'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (!range) return { status: 200, body: bytes, headers }
  const start = Number(range[1])
  const end = range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1
  if (start > end) return { status: 416, body: '', headers: { 'content-range': `bytes */${bytes.length}` } }
  const partial = { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` }
  return { status: 206, body: bytes.subarray(start, end + 1), headers: partial }
}
