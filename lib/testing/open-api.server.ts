// The product with a token for each role and one conversation: route handlers called as a program calls them.
import { createApiToken } from '../auth/tokens.server.ts'
import type { ConversationId, CustomerId, TokenId } from '../core/ids.ts'
import type { Role } from '../core/vocabulary.ts'
import { deliver } from './deliver.server.ts'
import { openTestProduct, type TestProduct } from './open-product.server.ts'
import { messagesValue, noor, textMessage, webhookBody } from './whatsapp-bodies.ts'

export type Handler = (request: Request, context: { params: Promise<Record<string, string> | undefined> }) => Promise<Response>
export type Call = {
  /** Whose token is sent: an agent's unless told otherwise, none when null. */
  as?: Role | null
  token?: string
  method?: string
  query?: string
  body?: unknown
  headers?: Record<string, string>
  params?: Record<string, string>
}

export type TestApi = {
  product: TestProduct
  ids: { conversationId: ConversationId; customerId: CustomerId }
  tokenIds: Map<string, TokenId>
  makeToken(role: Role): Promise<string>
  call(handler: Handler, request: Call): Promise<Response>
  countSent(): Promise<number>
}

/** Opens everything; close `product` in `afterAll`. */
export async function openTestApi(): Promise<TestApi> {
  const product = await openTestProduct()
  const tokenIds = new Map<string, TokenId>()
  const makeToken = async (role: Role) => {
    const made = await createApiToken('operator', { name: `${role} token`, role })
    tokenIds.set(made.token, made.id)
    return made.token
  }
  const bearer = { agent: await makeToken('agent'), supervisor: await makeToken('supervisor'), admin: await makeToken('admin') }
  const now = Math.floor(Date.now() / 1000) - 60
  await deliver(webhookBody(messagesValue({ people: [noor], messages: [textMessage(noor, 'wamid.api', now, 'Hallo')] })))
  await product.understandAll()
  const [row] = await product.sql`select conversation_id, customer_id from entries where provider_id = 'wamid.api'`
  return {
    product,
    ids: { conversationId: row?.conversation_id, customerId: row?.customer_id },
    tokenIds,
    makeToken,
    call(handler, { as = 'agent', token, ...rest }) {
      return callHandler(handler, token ?? (as ? bearer[as] : undefined), rest)
    },
    async countSent() {
      const [sent] = await product.sql`select count(*)::int as count from send_attempts`
      return sent?.count
    },
  }
}

function callHandler(
  handler: Handler,
  secret: string | undefined,
  { method = 'GET', query = '', body, headers = {}, params = {} }: Omit<Call, 'as' | 'token'>,
): Promise<Response> {
  const isRaw = body instanceof FormData || typeof body === 'string'
  const request = new Request(`http://localhost:3000/api/v1/x${query}`, {
    method,
    headers: { ...(secret && { authorization: `Bearer ${secret}` }), ...(!isRaw && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
  })
  // As Next does: a route without parts in its path gets no parameters at all.
  return handler(request, { params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined) })
}
