import type { TimelineEntry, TimelinePage } from './timeline-entry.ts'

/** The window of a timeline as the query cache holds it: pages newest first, items newest first. */
export type TimelineWindow<Start = unknown> = { pages: TimelinePage[]; pageParams: Start[] }

/**
 * Puts a made or changed entry in its place, or replaces it by id. Applying it twice changes nothing.
 * An entry beyond either end of the window is left out: it comes with the page that holds it. So
 * "apply the event" and "fetch the window again" agree.
 */
export function applyEntrySaved<Start>(window: TimelineWindow<Start>, entry: TimelineEntry): TimelineWindow<Start> {
  const kept = window.pages.map((page) => withoutEntry(page, entry))
  const target = findPage(kept, entry)
  if (target === null) return kept.every((page, i) => page === window.pages[i]) ? window : { ...window, pages: kept }
  return { ...window, pages: kept.map((page, i) => (i === target ? insertEntry(page, entry) : page)) }
}

function withoutEntry(page: TimelinePage, entry: TimelineEntry): TimelinePage {
  const items = page.items.filter((item) => item.id !== entry.id)
  return items.length === page.items.length ? page : { ...page, items }
}

/** The page whose range holds the entry's position, or null when it lies outside the window. */
function findPage(pages: TimelinePage[], entry: TimelineEntry): number | null {
  const newest = pages[0]
  const oldest = pages.at(-1)
  if (!newest || !oldest) return null
  const first = newest.items[0]
  if (newest.previousCursor !== null && first && entry.position > first.position) return null
  const place = pages.findIndex((page) => page.items.some((item) => item.position < entry.position))
  if (place !== -1) return place
  return oldest.nextCursor === null ? pages.length - 1 : null
}

function insertEntry(page: TimelinePage, entry: TimelineEntry): TimelinePage {
  const place = page.items.findIndex((item) => item.position < entry.position)
  const items = place === -1 ? [...page.items, entry] : page.items.toSpliced(place, 0, entry)
  return { ...page, items }
}

/** True when the window reaches the newest entry, so that what arrives is shown and not only counted. */
export function isAtLiveEnd(window: TimelineWindow | undefined): boolean {
  return window?.pages[0]?.previousCursor === null
}
