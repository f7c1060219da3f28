import type { AgentId } from '../core/ids.ts'
import type { Channel, ConversationStatus, Tier } from '../core/vocabulary.ts'
import type { ConversationFilter } from './conversation-filter.ts'

const statuses: readonly string[] = ['open', 'snoozed', 'resolved'] satisfies ConversationStatus[]
const tiers: readonly string[] = ['text_bot', 'async_voice', 'live_call'] satisfies Tier[]
const channels: readonly string[] = ['whatsapp', 'messenger', 'instagram', 'email'] satisfies Channel[]

/** What the inbox shows when the address says nothing. */
const defaultStatus: ConversationStatus = 'open'

/**
 * The list's filter as the address bar has it. Lenient: what does not fit is left out, since people edit addresses,
 * and the server parses strictly. `status=all` shows every status; no status means open.
 */
export function filterFromUrl(params: URLSearchParams): ConversationFilter {
  const status = params.get('status')
  const assignee = params.get('assignee')
  const q = params.get('q')?.replaceAll('\u0000', '').trim().slice(0, 200).toWellFormed() // the cut may halve a pair
  return clean({
    status: status === 'all' ? undefined : (pick<ConversationStatus>(statuses, status) ?? defaultStatus),
    tier: pick<Tier>(tiers, params.get('tier')),
    channel: pick<Channel>(channels, params.get('channel')),
    assignee: assignee && /^(me|none|[0-9a-f-]{36})$/i.test(assignee) ? (assignee as AgentId | 'me' | 'none') : undefined,
    unread: params.get('unread') === 'true' ? true : undefined,
    q: q || undefined,
  })
}

/** The address of a filter; what is usual is left out, so that the plain inbox is `/inbox`. */
export function filterToUrl(filter: ConversationFilter): string {
  const params = new URLSearchParams()
  if (filter.status !== defaultStatus) params.set('status', filter.status ?? 'all')
  for (const name of ['tier', 'channel', 'assignee', 'q'] as const) {
    const value = filter[name]
    if (value) params.set(name, value)
  }
  if (filter.unread) params.set('unread', 'true')
  return params.size === 0 ? '' : `?${params}`
}

function pick<T extends string>(allowed: readonly string[], value: string | null): T | undefined {
  // The list it is checked against holds exactly the members of T.
  return value !== null && allowed.includes(value) ? (value as T) : undefined
}

/** Drops undefined members: two filters that mean the same must be the same query key. */
function clean(filter: ConversationFilter): ConversationFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
