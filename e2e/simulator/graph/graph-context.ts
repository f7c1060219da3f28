/** What every Graph endpoint gets, who may call, and the nodes a path names. */
import type { Reply, RequestContext } from '../core/http.ts'
import type { SimAccount, SimNumber } from '../core/state.ts'
import type { GraphLogEntry, World } from '../core/world.ts'
import { GraphError } from './graph-error.ts'

export type GraphReply = Reply | 'unanswered'

export type GraphContext = RequestContext & {
  world: World
  log: GraphLogEntry
  /** The JSON body; throws GraphError 100 when it is none. Recorded in the log. */
  readJson(): Promise<unknown>
}

export type GraphHandler = (context: GraphContext) => GraphReply | Promise<GraphReply>

export type GraphRoutes = { add(method: string, pattern: string, handler: GraphHandler): void }

/** Token in the header or, as Graph also takes it, in `access_token`. Missing or wrong: 401 with code 190. */
export function authorize(world: World, request: RequestContext): void {
  const header = request.request.headers.authorization
  const token = header?.startsWith('Bearer ') ? header.slice(7) : request.query.get('access_token')
  const isGood = token !== null && world.state.app.tokens.includes(token) && !world.faults.tokenRevoked
  if (!isGood) throw new GraphError(190, null)
}

/** The number a path names; code 33 when there is none. */
export function requireNumberNode(world: World, id: string): SimNumber {
  const number = world.findNumber(id)
  if (!number) throw new GraphError(33, `Object with ID '${id}' does not exist or cannot be loaded.`)
  return number
}

/** The account a path names; code 803 when there is none. */
export function requireAccount(world: World, id: string): SimAccount {
  const account = world.state.accounts.find((candidate) => candidate.id === id)
  if (!account) throw new GraphError(803, `Object with ID '${id}' does not exist.`)
  return account
}
