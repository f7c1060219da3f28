/** Drives a simulator over its admin API: acts as a phone, turns switches, reads what happened. */
import type { ClockInput, CreateUserInput, PatchNumberInput, PatchUserInput, RawWebhookInput } from './admin/admin-schemas.ts'
import type { UserView } from './admin/phone-routes.ts'
import type { ClockState } from './core/clock.ts'
import type { Faults, Knobs } from './core/knobs.ts'
import type { SimAccount, SimMessage, SimNumber, SimTemplate } from './core/state.ts'
import type { GraphLogEntry } from './core/world.ts'
import type { PhoneConversation, PhoneMessage } from './phone/conversation-view.ts'
import type { PhoneActionInput } from './phone/phone-actions.ts'
import type { Delivery } from './webhooks/webhook-sender.ts'

export type SimulatorSettings = {
  knobs: Knobs
  faults: Faults
  webhookUrl: string | null
  accounts: SimAccount[]
  numbers: SimNumber[]
  serviceMessagesThisMonth: Record<string, number>
}

export type SimulatorClient = ReturnType<typeof createSimulatorClient>

const WAIT_LIMIT_MS = 10_000
const WAIT_STEP_MS = 20

/** `url` as printed by the simulator, without a path. Every call throws with the simulator's words when refused. */
export function createSimulatorClient(url: string) {
  const call = <T>(method: string, path: string, body?: unknown) => request<T>(`${url}/sim/api${path}`, method, body)
  const user = (id: string) => `/users/${encodeURIComponent(id)}`
  const send = (userId: string, action: PhoneActionInput) => call<{ id: string; at: number }>('POST', `${user(userId)}/messages`, action)
  const conversation = (userId: string) => call<PhoneConversation>('GET', `${user(userId)}/conversation`)
  const deliveries = (filter: { state?: Delivery['state']; lane?: string; limit?: number } = {}) =>
    call<{ total: number; items: Delivery[] }>('GET', `/deliveries?${queryOf(filter)}`)
  const requests = (filter: { method?: string; path?: string; limit?: number } = {}) =>
    call<{ total: number; items: GraphLogEntry[] }>('GET', `/requests?${queryOf(filter)}`)
  const upload = (userId: string, bytes: Uint8Array, file: { mimeType: string; filename?: string }) =>
    request<{ id: string; sha256: string; size: number }>(`${url}/sim/api${user(userId)}/media?${queryOf(file)}`, 'POST', bytes)
  return {
    url,
    health: () => call<{ status: 'ok'; users: number; pendingDeliveries: number }>('GET', '/health'),
    reset: () => call<{ status: 'ok' }>('POST', '/reset'),
    settings: () => call<SimulatorSettings>('GET', '/settings'),
    setKnobs: (knobs: Partial<Knobs>) => call<SimulatorSettings>('PATCH', '/knobs', knobs),
    setFaults: (faults: Partial<Faults>) => call<SimulatorSettings>('PATCH', '/faults', faults),
    setWebhook: (webhookUrl: string | null, verify = false) => call<SimulatorSettings>('PUT', '/webhook', { url: webhookUrl, verify }),
    patchNumber: (numberId: string, patch: PatchNumberInput) => call<SimulatorSettings>('PATCH', `/numbers/${numberId}`, patch),
    clock: (change?: ClockInput) => call<ClockState & { nowMs: number }>(change ? 'POST' : 'GET', '/clock', change),

    listUsers: async () => (await call<{ items: UserView[] }>('GET', '/users')).items,
    getUser: (userId: string) => call<UserView>('GET', user(userId)),
    createUser: (input: CreateUserInput) => call<UserView>('POST', '/users', input),
    patchUser: (userId: string, patch: PatchUserInput) => call<UserView>('PATCH', user(userId), patch),
    changeNumber: (userId: string, phone: string) => call<UserView>('POST', `${user(userId)}/change-number`, { phone }),
    changeBsuid: (userId: string) => call<UserView>('POST', `${user(userId)}/change-bsuid`),
    adoptUsername: (userId: string, username: string | null, withhold = true) =>
      call<UserView>('POST', `${user(userId)}/username`, { username, withhold }),

    send,
    sendText: (userId: string, text: string) => send(userId, { type: 'text', text }),
    upload,
    /** The bytes of any media, the customer's or the business's. */
    download: async (mediaId: string) => {
      const response = await fetch(`${url}/sim/api/media/${encodeURIComponent(mediaId)}`)
      if (!response.ok) throw new Error(`simulator has no media ${mediaId}: HTTP ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
    /** Uploads and sends in one go. */
    sendFile: async (
      userId: string,
      kind: 'image' | 'video' | 'document',
      bytes: Uint8Array,
      file: { mimeType: string; filename?: string; caption?: string },
    ) => {
      const media = await upload(userId, bytes, { mimeType: file.mimeType, ...(file.filename ? { filename: file.filename } : {}) })
      return send(userId, { type: kind, mediaId: media.id, caption: file.caption })
    },
    sendVoiceNote: async (userId: string, bytes: Uint8Array, mimeType = 'audio/ogg; codecs=opus') => {
      const media = await upload(userId, bytes, { mimeType })
      return send(userId, { type: 'audio', mediaId: media.id, voice: true })
    },
    /** `count` texts as fast as they can be made, in order; `{n}` in the text is the running number. */
    burst: (userId: string, count: number, text?: string) => call<{ ids: string[] }>('POST', `${user(userId)}/burst`, { count, text }),
    setChatOpen: (userId: string, isOpen: boolean) => call<PhoneConversation>('POST', `${user(userId)}/chat`, { isOpen }),
    setOnline: (userId: string, isOnline: boolean) => call<UserView>('PATCH', user(userId), { isOnline }),
    playVoice: (userId: string, messageId: string) =>
      call<{ isPlayed: boolean }>('POST', `${user(userId)}/played/${encodeURIComponent(messageId)}`),
    conversation,
    message: (messageId: string) => call<SimMessage>('GET', `/messages/${encodeURIComponent(messageId)}`),

    injectRaw: (input: RawWebhookInput) => call<Delivery>('POST', '/webhooks/raw', input),
    injectAccountEvent: (field: string, value: Record<string, unknown>) =>
      call<{ status: 'ok' }>('POST', '/webhooks/account', { field, value }),
    deliveries,
    retryDeliveries: () => call<{ status: 'ok' }>('POST', '/deliveries/retry'),
    requests,
    /** The sends the Graph API saw, oldest first: accepted ones have a `messageId`. */
    sends: async () => {
      const { items } = await requests({ method: 'POST', path: '/messages', limit: 20_000 })
      return items.filter((entry) => entry.path.endsWith('/messages')).reverse()
    },
    templates: async () => (await call<{ items: SimTemplate[] }>('GET', '/templates')).items,
    setTemplateStatus: (templateId: string, status: string, reason?: string) =>
      call<SimTemplate>('POST', `/templates/${templateId}/status`, { status, reason }),

    /** Resolves with the first message on this phone that fits. */
    waitForMessage: (userId: string, fits: (message: PhoneMessage) => boolean, limitMs = WAIT_LIMIT_MS) =>
      waitFor(async () => (await conversation(userId)).messages.find(fits), `a message on the phone of ${userId}`, limitMs),
    /** Resolves when no webhook is waiting any more. */
    waitUntilDelivered: (limitMs = WAIT_LIMIT_MS) =>
      waitFor(
        async () => (await call<{ pendingDeliveries: number }>('GET', '/health')).pendingDeliveries === 0,
        'all webhooks to be delivered',
        limitMs,
      ),
  }
}

/** Asks again until the answer is truthy; throws with `what` when `limitMs` is over. */
export async function waitFor<T>(ask: () => Promise<T>, what: string, limitMs = WAIT_LIMIT_MS): Promise<NonNullable<T>> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS))
  }
}

function queryOf(values: Record<string, string | number | undefined>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value))
  return query
}

async function request<T>(url: string, method: string, body?: unknown): Promise<T> {
  const isBytes = body instanceof Uint8Array
  const response = await fetch(url, {
    method,
    headers: { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
    body: body === undefined ? null : isBytes ? Buffer.from(body) : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`simulator ${method} ${new URL(url).pathname}: HTTP ${response.status} ${text}`)
  const answer: T = JSON.parse(text)
  return answer
}
