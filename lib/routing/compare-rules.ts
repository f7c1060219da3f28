import type { KeywordList } from './keyword-list.ts'
import type { Rule } from './rule.ts'

type Side = { items: Rule[]; keywords: KeywordList[] }
export type RuleChange = {
  kind: 'added' | 'removed' | 'changed' | 'switched' | 'moved' | 'keywords'
  name: string
  before?: Rule
  after?: Rule
}

/** What became of rules between two versions, for people: each once, by its greatest change. */
export function compareRules(before: Side, after: Side): RuleChange[] {
  const old = new Map(before.items.map((rule) => [rule.id, rule]))
  const ids = new Set(after.items.map(({ id }) => id))
  const removed = before.items.filter(({ id }) => !ids.has(id)).map((rule) => ({ kind: 'removed' as const, name: rule.name, before: rule }))
  const kept = before.items.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  const order = after.items.filter(({ id }) => old.has(id)).map(({ id }) => id)
  const changed = after.items.flatMap((rule): RuleChange[] => {
    const was = old.get(rule.id)
    if (!was) return [{ kind: 'added', name: rule.name, after: rule }]
    if (!isSame({ ...was, isOn: true }, { ...rule, isOn: true })) return [{ kind: 'changed', name: rule.name, before: was, after: rule }]
    if (was.isOn !== rule.isOn) return [{ kind: 'switched', name: rule.name }]
    return kept.indexOf(rule.id) === order.indexOf(rule.id) ? [] : [{ kind: 'moved', name: rule.name }]
  })
  const lists = new Set([...before.keywords, ...after.keywords].map(({ id }) => id))
  const keywords = [...lists].flatMap((id): RuleChange[] => {
    const [was, is] = [before, after].map((side) => side.keywords.find((list) => list.id === id))
    return isSame(was, is) ? [] : [{ kind: 'keywords', name: (is ?? was)?.name ?? id }]
  })
  return [...removed, ...changed, ...keywords]
}

/** By content, in whatever order a database gives the names. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}
