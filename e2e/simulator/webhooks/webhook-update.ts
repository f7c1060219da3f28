import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../core/json.ts'
import type { SimNumber } from '../core/state.ts'

/** One `changes[]` element on its way: what happened, before batching and signing. */
export type WebhookUpdate = {
  id: string
  /** Updates with one lane are delivered in order; lanes run concurrently. A customer's handle, or `account`. */
  lane: string
  accountId: string
  numberId: string | null
  field: string
  value: JsonObject
  /** Account-type fields carry `entry[].time` in whole seconds; `messages` does not. */
  entryTime: number | null
}

export function messagesUpdate(lane: string, number: SimNumber, part: JsonObject): WebhookUpdate {
  return {
    id: randomUUID(),
    lane,
    accountId: number.accountId,
    numberId: number.id,
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata: webhookMetadata(number), ...part },
    entryTime: null,
  }
}

export function accountUpdate(accountId: string, field: string, value: JsonObject, entryTime: number): WebhookUpdate {
  return { id: randomUUID(), lane: 'account', accountId, numberId: null, field, value, entryTime }
}

export function webhookMetadata(number: SimNumber): JsonObject {
  return { display_phone_number: number.displayPhoneNumber, phone_number_id: number.id }
}

/**
 * The envelope of one POST. Without `multiEntry` neighbouring `messages` updates of one number share a `value`
 * (contacts once each, messages and statuses in order); with it every update has an `entry` of its own.
 */
export function buildEnvelope(updates: WebhookUpdate[], multiEntry: boolean): JsonObject {
  const entries = (multiEntry ? updates.map((update) => [update]) : groupNeighbours(updates)).map((group) => {
    const [first] = group
    if (!first) throw new Error('a group of updates has at least one')
    const time = first.entryTime === null ? {} : { time: first.entryTime }
    const value = group.length === 1 ? first.value : mergeValues(group)
    return { id: first.accountId, ...time, changes: [{ field: first.field, value }] }
  })
  return { object: 'whatsapp_business_account', entry: entries }
}

function groupNeighbours(updates: WebhookUpdate[]): WebhookUpdate[][] {
  const groups: WebhookUpdate[][] = []
  for (const update of updates) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const fits = last && update.field === 'messages' && last.field === 'messages' && last.numberId === update.numberId
    if (group && fits) group.push(update)
    else groups.push([update])
  }
  return groups
}

function mergeValues(group: WebhookUpdate[]): JsonObject {
  const merged: JsonObject = {}
  for (const { value } of group) {
    for (const [name, part] of Object.entries(value)) {
      const before = merged[name]
      if (Array.isArray(part) && Array.isArray(before)) merged[name] = mergeLists(name, before, part)
      else merged[name] = part
    }
  }
  return merged
}

function mergeLists(name: string, before: unknown[], added: unknown[]): unknown[] {
  if (name !== 'contacts') return [...before, ...added]
  const seen = new Set(before.map((contact) => JSON.stringify(contact)))
  return [...before, ...added.filter((contact) => !seen.has(JSON.stringify(contact)))]
}
