// Asks another party's program for the values of an answer. It is told nothing but the slots of its address, and believed
// only as far as it answers in time, in size and in shape.
import { lookup } from 'node:dns'
import { type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { z } from 'zod'
import { env } from '../core/env.server.ts'
import type { BotLanguage } from './bot-memory.ts'
import type { BotSource } from './bot-task.ts'
import { isPrivateAddress } from './is-private-address.ts'
import { sayValue } from './say-value.ts'

type HttpSource = Extract<BotSource, { kind: 'http' }>
export type SourceAnswer =
  | { kind: 'values'; values: Record<string, string> }
  /** The source knows nothing of that: no such order. */
  | { kind: 'absent' }
  | { kind: 'failed'; why: 'private_address' | 'unreachable' | 'status' | 'too_large' | 'shape' }

const maxBytes = 64 * 1024

export async function askHttpSource(source: HttpSource, slots: Record<string, string>, language: BotLanguage): Promise<SourceAnswer> {
  const url = new URL(source.url.replace(/\{([a-z0-9_]+)\}/g, (_, name: string) => encodeURIComponent(slots[name] ?? '')))
  const answer = await get(url, source.timeoutMs)
  if (answer.kind === 'failed') return answer
  if (answer.status === 404) return { kind: 'absent' }
  if (answer.status !== 200) return { kind: 'failed', why: 'status' }
  const body = parseBody(answer.body)
  const values = source.fields.map(({ name, path, kind }) => [name, sayValue(kind, find(body, path), language)] as const)
  if (values.some(([, value]) => value === null)) return { kind: 'failed', why: 'shape' }
  return { kind: 'values', values: Object.fromEntries(values.map(([name, value]) => [name, value ?? ''])) }
}

type Got = { kind: 'got'; status: number; body: string } | Extract<SourceAnswer, { kind: 'failed' }>

/** One GET. No redirect is followed, no address within our own network is connected to, and it ends with its time. */
function get(url: URL, timeoutMs: number): Promise<Got> {
  const isTrusted = env().BOT_PRIVATE_HOSTS.some((host) => host === url.host.toLowerCase() || host === url.hostname.toLowerCase())
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!isTrusted && isIP(literal) !== 0 && isPrivateAddress(literal)) return Promise.resolve({ kind: 'failed', why: 'private_address' })
  const options: RequestOptions = {
    method: 'GET',
    headers: { accept: 'application/json', 'user-agent': 'Middenweg' },
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
    ...(!isTrusted && { lookup: publicLookup }),
  }
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, (response) => {
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        parts.push(part)
        if (length <= maxBytes) return
        resolve({ kind: 'failed', why: 'too_large' })
        request.destroy()
      })
      response.on('end', () => resolve({ kind: 'got', status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
      response.on('error', () => resolve({ kind: 'failed', why: 'unreachable' }))
    })
    request.on('error', (error) => resolve({ kind: 'failed', why: error instanceof PrivateAddress ? 'private_address' : 'unreachable' }))
    request.end()
  })
}

class PrivateAddress extends Error {}

/** Looks at the addresses that are then connected to: a name may lead elsewhere each time it is asked. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) return callback(new PrivateAddress(hostname), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Follows `order.items.0.name` through own properties only. */
function find(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const parsed = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).safeParse(value)
    if (!parsed.success || !Object.hasOwn(parsed.data, key)) return undefined
    return Object.entries(parsed.data).find(([name]) => name === key)?.[1]
  }, body)
}
