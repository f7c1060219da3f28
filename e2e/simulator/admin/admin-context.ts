/** What every admin endpoint gets, and how it finds whom it is about. */
import type { z } from 'zod'
import type { Reply, RequestContext } from '../core/http.ts'
import { SimulatorError } from '../core/simulator-error.ts'
import type { SimNumber, SimUser } from '../core/state.ts'
import type { World } from '../core/world.ts'

export type AdminContext = RequestContext & {
  world: World
  /** The body, parsed by this schema; a bad one is answered 400 with what is wrong. */
  parse<T extends z.ZodType>(schema: T): Promise<z.output<T>>
}
export type AdminHandler = (context: AdminContext) => Reply | 'taken' | Promise<Reply | 'taken'>
export type AdminRoutes = { add(method: string, pattern: string, handler: AdminHandler): void }

export function requireUser({ world, params }: AdminContext): SimUser {
  const user = world.findUser(params.userId ?? '')
  if (!user) throw new SimulatorError('not_found', `there is no user ${params.userId}`)
  return user
}

export function requireNumber({ world }: AdminContext, id: string | null | undefined): SimNumber {
  const number = id ? world.findNumber(id) : world.firstNumber()
  if (!number) throw new SimulatorError('not_found', `there is no business number ${id}`)
  return number
}
