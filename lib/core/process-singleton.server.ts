const holder = globalThis as typeof globalThis & { middenwegSingletons?: Map<string, unknown> }

/**
 * One instance per process under a name. Route handlers and server.ts do not share module instances (and `next dev`
 * reloads modules), so what must exist once hangs on globalThis.
 * @param make called the first time only; each name must always be used with the same type.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  let all = holder.middenwegSingletons
  if (!all) {
    all = new Map()
    holder.middenwegSingletons = all
  }
  if (!all.has(name)) all.set(name, make())
  return all.get(name) as T // stored under this name by the line above
}
