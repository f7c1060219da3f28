import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clients } from '../../db/client.ts'
import { rateLimits } from '../../db/schema/rate-limits.ts'
import { AppError } from '../core/errors.ts'
import { processSingleton } from '../core/process-singleton.server.ts'

export type Throttled = { isAllowed: boolean; limit: number; remaining: number; resetMs: number }

type Limits = {
  /** Failed logins per address and account. */
  loginByPair: RateLimiterDrizzle
  /** Failed logins per account, from anywhere. */
  loginByAccount: RateLimiterDrizzle
  /** Failed logins per address, whatever the account. */
  loginByAddress: RateLimiterDrizzle
  /** API requests per token; per process, so that reading does not write to the database. */
  api: RateLimiterMemory
}

export const apiRequestsPerMinute = 600

function limits(): Limits {
  return processSingleton('limits', () => {
    const shared = (keyPrefix: string, points: number, minutes: number) =>
      new RateLimiterDrizzle({
        storeClient: clients().db,
        schema: rateLimits,
        keyPrefix,
        points,
        duration: minutes * 60,
        blockDuration: minutes * 60,
      })
    return {
      loginByPair: shared('login-pair', 5, 15),
      loginByAccount: shared('login-account', 30, 60),
      loginByAddress: shared('login-address', 100, 15),
      api: new RateLimiterMemory({ keyPrefix: 'api', points: apiRequestsPerMinute, duration: 60 }),
    }
  })
}

/** Whether one more login may be tried. Counts nothing: only failures count (`countFailedLogin`). */
export async function mayTryLogin(email: string, address: string): Promise<boolean> {
  const { loginByPair, loginByAccount, loginByAddress } = limits()
  const [pair, account, place] = await Promise.all([
    loginByPair.get(pairKey(email, address)),
    loginByAccount.get(email.toLowerCase()),
    loginByAddress.get(address),
  ])
  const isFull = (state: RateLimiterRes | null, limiter: RateLimiterDrizzle) => state !== null && state.consumedPoints >= limiter.points
  return !isFull(pair, loginByPair) && !isFull(account, loginByAccount) && !isFull(place, loginByAddress)
}

export async function countFailedLogin(email: string, address: string): Promise<void> {
  const { loginByPair, loginByAccount, loginByAddress } = limits()
  await Promise.all([
    swallowFull(loginByPair.consume(pairKey(email, address))),
    swallowFull(loginByAccount.consume(email.toLowerCase())),
    swallowFull(loginByAddress.consume(address)),
  ])
}

export async function forgetFailedLogins(email: string, address: string): Promise<void> {
  await limits().loginByPair.delete(pairKey(email, address))
}

/** Counts one API request of a caller. */
export async function countApiRequest(caller: string): Promise<Throttled> {
  const { api } = limits()
  try {
    return toThrottled(await api.consume(caller), true)
  } catch (state) {
    if (state instanceof RateLimiterRes) return toThrottled(state, false)
    throw new AppError('internal', { publicMessage: 'The request could not be counted.', cause: state })
  }
}

function toThrottled(state: RateLimiterRes, isAllowed: boolean): Throttled {
  return { isAllowed, limit: apiRequestsPerMinute, remaining: Math.max(0, state.remainingPoints), resetMs: state.msBeforeNext }
}

/** A limiter that is full rejects with its state; that is the point, not an error. */
async function swallowFull(consumed: Promise<unknown>): Promise<void> {
  try {
    await consumed
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state
  }
}

function pairKey(email: string, address: string): string {
  return `${email.toLowerCase()}|${address}`
}
