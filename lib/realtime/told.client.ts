import type { QueryClient } from '@tanstack/react-query'

// What events have told of, so that an answer to our own request, read before events that were faster than it, does not
// take back what they said.

/** The how-manieth event told of a thing last, by its id; newest last. */
type Told = { count: number; byId: Map<string, number> }

const toldTo = new WeakMap<QueryClient, Told>()
/** An answer is minutes late at most; what was told of longer ago need not be remembered. */
const mostRemembered = 2_000

/** Notes that an event told of a thing. */
export function noteTold(cache: QueryClient, id: string): void {
  const told = toldOf(cache)
  told.byId.delete(id)
  told.byId.set(id, ++told.count)
  const [oldest] = told.byId.keys()
  if (told.byId.size > mostRemembered && oldest !== undefined) told.byId.delete(oldest)
}

/** How many events were noted so far: the present, to compare with later. */
export function countTold(cache: QueryClient): number {
  return toldOf(cache).count
}

/** Whether an event told of a thing after a count; after 0: whether any did. */
export function wasToldAfter(cache: QueryClient, id: string, count: number): boolean {
  return (toldOf(cache).byId.get(id) ?? 0) > count
}

function toldOf(cache: QueryClient): Told {
  const told = toldTo.get(cache) ?? { count: 0, byId: new Map() }
  toldTo.set(cache, told)
  return told
}
