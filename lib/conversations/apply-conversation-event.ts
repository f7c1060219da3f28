import type { AgentId, ConversationId } from '../core/ids.ts'
import type { ConversationFilter } from './conversation-filter.ts'
import type { ConversationListItem, ConversationPage, ConversationRow } from './conversation-row.ts'
import { matchesFilter } from './matches-filter.ts'

/** A filtered list as the query cache holds it. */
export type ConversationList = { pages: ConversationPage[]; pageParams: unknown[] }

export type AppliedList = {
  list: ConversationList
  /** True where only the database can tell (a search, an unknown reading position): shown at once, then fetched. */
  needsFetch: boolean
}

/**
 * Applies a made or changed row to one list: moves it to its place, adds it, or takes it out.
 * `readPosition` is what any other view knows of the reader's position in this conversation; undefined when none does.
 */
export function applyRowChanged(
  list: ConversationList,
  row: ConversationRow,
  context: { filter: ConversationFilter; me: AgentId; readPosition: string | null | undefined },
): AppliedList {
  const known = findRow(list, row.id)
  const readPosition = known ? known.readPosition : context.readPosition
  const matches = matchesFilter(row, context.filter, context.me)
  if (matches === false) return { list: removeRow(list, row.id), needsFetch: false }
  if (matches === 'unknown' && !known) return { list, needsFetch: true }
  const placed = placeRow(removeRow(list, row.id), { ...row, readPosition: readPosition ?? null })
  return { list: placed, needsFetch: matches === 'unknown' || readPosition === undefined }
}

/** Applies how far the reader has read. A position never goes back. */
export function applyRead(list: ConversationList, id: ConversationId, position: string): ConversationList {
  return mapRow(list, id, (row) => (position > (row.readPosition ?? '') ? { ...row, readPosition: position } : row))
}

export function removeRow(list: ConversationList, id: ConversationId): ConversationList {
  if (!findRow(list, id)) return list
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.id !== id) })) }
}

export function findRow(list: ConversationList, id: ConversationId): ConversationListItem | undefined {
  for (const page of list.pages) {
    const row = page.items.find((item) => item.id === id)
    if (row) return row
  }
  return undefined
}

function mapRow(list: ConversationList, id: ConversationId, change: (row: ConversationListItem) => ConversationListItem): ConversationList {
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === id ? change(row) : row)) })),
  }
}

/** Newest activity first, ties by id descending, as the list query orders. Beyond the last loaded row it is left out. */
function placeRow(list: ConversationList, row: ConversationListItem): ConversationList {
  const target = list.pages.findIndex((page) => page.items.some((item) => comesBefore(row, item)))
  const last = list.pages.length - 1
  if (target === -1 && (last < 0 || list.pages[last]?.nextCursor !== null)) return list
  const pageIndex = target === -1 ? last : target
  return { ...list, pages: list.pages.map((page, i) => (i === pageIndex ? insertRow(page, row) : page)) }
}

function insertRow(page: ConversationPage, row: ConversationListItem): ConversationPage {
  const place = page.items.findIndex((item) => comesBefore(row, item))
  const items = place === -1 ? [...page.items, row] : page.items.toSpliced(place, 0, row)
  return { ...page, items }
}

function comesBefore(a: ConversationListItem, b: ConversationListItem): boolean {
  const [at, bt] = [Date.parse(a.lastActivityAt), Date.parse(b.lastActivityAt)]
  return at === bt ? a.id > b.id : at > bt
}
