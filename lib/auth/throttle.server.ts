import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clients } from '../../db/client.ts'
import { rateLimits } from '../../db/schema/rate-limits.ts'
import { AppError } from '../core/errors.ts'
import { processSingleton } from '../core/process-singleton.server.ts'

export type Throttled = { isAllowed: boolean; limit: number; remaining: number; resetMs: number }

type Limits = {
  /** Login tries without the right password, per address and account. */
  loginByPair: RateLimiterDrizzle
  /** Login tries without the right password, per account, from anywhere. */
  loginByAccount: RateLimiterDrizzle
  /** Login tries without the right password, per address, whatever the account. */
  loginByAddress: RateLimiterDrizzle
  /** API requests per token; per process, so that reading does not write to the database. */
  api: RateLimiterMemory
  /** API requests without a valid token or session, per client address; per process. */
  refused: RateLimiterMemory
}

export const apiRequestsPerMinute = 600
/** Requests with a wrong token or none that one address may send before it is told to wait. */
export const refusedRequestsPerMinute = 60

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
      refused: new RateLimiterMemory({ keyPrefix: 'refused', points: refusedRequestsPerMinute, duration: 60 }),
    }
  })
}

/**
 * Counts one try to log in and says whether it may go on. Counting comes first: looking first lets tries sent at once
 * all see the same low count. What the pair's own limit refuses is not held against the account, or one caller could
 * lock somebody out everywhere.
 */
export async function countLoginTry(email: string, address: string): Promise<boolean> {
  const { loginByPair, loginByAddress, loginByAccount } = limits()
  return (
    (await hasRoom(loginByPair.consume(pairKey(email, address)))) &&
    (await hasRoom(loginByAddress.consume(address))) &&
    (await hasRoom(loginByAccount.consume(email.toLowerCase())))
  )
}

/** Takes back what a try with the right password counted, and forgets the pair's failures. */
export async function giveBackLoginTry(email: string, address: string): Promise<void> {
  const { loginByPair, loginByAddress, loginByAccount } = limits()
  await Promise.all([
    loginByPair.delete(pairKey(email, address)),
    loginByAddress.reward(address),
    loginByAccount.reward(email.toLowerCase()),
  ])
}

/** Counts one API request of a caller who is known. */
export async function countApiRequest(caller: string): Promise<Throttled> {
  return count(limits().api, caller)
}

/** Counts one API request that nobody could be found for, per client address. */
export async function countRefusedRequest(address: string): Promise<Throttled> {
  return count(limits().refused, address)
}

async function count(limiter: RateLimiterMemory, key: string): Promise<Throttled> {
  const toThrottled = (state: RateLimiterRes, isAllowed: boolean): Throttled => ({
    isAllowed,
    limit: limiter.points,
    remaining: Math.max(0, state.remainingPoints),
    resetMs: state.msBeforeNext,
  })
  try {
    return toThrottled(await limiter.consume(key), true)
  } catch (state) {
    if (state instanceof RateLimiterRes) return toThrottled(state, false)
    throw new AppError('internal', { publicMessage: 'The request could not be counted.', cause: state })
  }
}

/** A limiter that is full rejects with its state; that is the answer, not an error. */
async function hasRoom(consumed: Promise<unknown>): Promise<boolean> {
  try {
    await consumed
    return true
  } catch (state) {
    if (state instanceof RateLimiterRes) return false
    throw state
  }
}

function pairKey(email: string, address: string): string {
  return `${email.toLowerCase()}|${address}`
}
