import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { getToken } from 'next-auth/jwt'
import { Server } from 'socket.io'
import { clients } from '../../db/client.ts'
import { listEventsAfter, readEventBounds } from '../../db/queries/events.ts'
import type { CurrentAgent } from '../auth/actor.ts'
import { findSessionAgent } from '../auth/agents.server.ts'
import { isSameOrigin } from '../auth/same-origin.ts'
import { sessionTokenSchema } from '../auth/session-token.ts'
import { env } from '../core/env.server.ts'
import { conversationIdSchema } from '../core/ids.ts'
import { log } from '../core/log.server.ts'
import { connectedSockets } from '../core/metrics.server.ts'
import { presenceSchema, type ResumeAnswer } from './events.ts'
import { listenForPresence, tellPresence } from './presence.server.ts'
import { type AppServer, type AppSocket, Relay } from './relay.server.ts'
import { frameFor } from './visible-events.ts'

/** A screen that missed more than this many events fetches afresh instead. */
const maxMissed = 500
/** How often a connected screen's session is asked of the database again. */
const recheckMs = 30_000

/**
 * Socket.IO on the web server's own port: authenticated by the session cookie, same origin only, websocket only (so any
 * web process will do). Frames come from the relay; presence passes through and is never stored.
 */
export async function serveSockets(httpServer: HttpServer, build: string): Promise<{ io: AppServer; stop: () => Promise<void> }> {
  const io: AppServer = new Server(httpServer, {
    destroyUpgrade: false,
    serveClient: false,
    transports: ['websocket'],
    maxHttpBufferSize: 16_384,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers.origin, env().APP_URL, request.headers.host)),
  })
  const relay = new Relay(io)
  await relay.start()
  const stopPresence = await listenForPresence((presence) => io.local.to('agents').emit('presence', presence))

  io.use(async (socket, next) => {
    const agent = await findSocketAgent(socket.request)
    if (!agent) return next(new Error('unauthorized'))
    socket.data.viewer = { agentId: agent.id, role: agent.role, name: agent.name }
    next()
  })
  io.on('connection', (socket) => welcome(socket, relay, build))
  const recheck = setInterval(() => void endClosedSessions(io), recheckMs)
  return {
    io,
    async stop() {
      clearInterval(recheck)
      await stopPresence()
      await relay.stop()
      await io.close()
    },
  }
}

function welcome(socket: AppSocket, relay: Relay, build: string): void {
  const { viewer } = socket.data
  connectedSockets.inc()
  void socket.join('agents')
  socket.emit('hello', { seq: relay.seq, serverTime: Date.now(), build })
  socket.on('resume', (after, answer) => {
    if (typeof answer !== 'function') return
    void resume(socket, after).then(answer, (error: unknown) => {
      log.error({ err: error }, 'resume failed')
      answer({ kind: 'stale', seq: relay.seq }) // fetching again is always right, and it asks the database anew
    })
  })
  const seen = new Set<string>()
  socket.on('presence', (conversationId, state) => {
    const presence = presenceSchema.safeParse({ conversationId, state, agentId: viewer.agentId, agentName: viewer.name })
    if (!presence.success) return
    if (state === 'gone') seen.delete(conversationId)
    else if (seen.size < 20) seen.add(conversationId)
    tellPresence(presence.data)
  })
  socket.on('disconnect', () => {
    connectedSockets.dec()
    for (const id of seen) {
      const conversationId = conversationIdSchema.safeParse(id)
      if (conversationId.success)
        tellPresence({ conversationId: conversationId.data, agentId: viewer.agentId, agentName: viewer.name, state: 'gone' })
    }
  })
}

/** What a screen missed since a number, from the log itself: the truth, whatever was or was not delivered. */
async function resume(socket: AppSocket, after: unknown): Promise<ResumeAnswer> {
  const { db } = clients()
  const { newest, oldest } = await readEventBounds(db)
  const isUsable = typeof after === 'number' && Number.isSafeInteger(after) && after <= newest && after >= oldest - 1
  if (!isUsable) return { kind: 'stale', seq: newest }
  const rows = await listEventsAfter(db, after, maxMissed + 1)
  if (rows.length > maxMissed) return { kind: 'stale', seq: newest }
  return { kind: 'frame', frame: frameFor(socket.data.viewer, after, rows) }
}

async function findSocketAgent(request: IncomingMessage): Promise<CurrentAgent | null> {
  const { APP_URL, AUTH_SECRET } = env()
  const token = await getToken({
    req: { headers: { cookie: request.headers.cookie ?? '' } },
    secret: AUTH_SECRET,
    secureCookie: APP_URL.startsWith('https:'),
  })
  const session = sessionTokenSchema.safeParse(token)
  return session.success ? findSessionAgent(session.data.agentId, session.data.sessionVersion) : null
}

/** Sockets outlive requests: a deactivated agent, a changed role or a signed-out session must not keep listening. */
async function endClosedSessions(io: AppServer): Promise<void> {
  for (const socket of io.sockets.sockets.values()) {
    const agent = await findSocketAgent(socket.request).catch(() => 'unknown' as const)
    if (agent === 'unknown') continue // the database is away; say nothing about the session
    if (!agent || agent.role !== socket.data.viewer.role) socket.disconnect(true)
  }
}
