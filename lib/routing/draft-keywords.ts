import type { KeywordHit, KeywordMatcher } from '../nlu/keywords/match-keywords.ts'
import type { KeywordList } from './keyword-list.ts'
import type { RoutingFacts } from './routing-facts.ts'

/** The lists of a draft that are new or were changed; the others touch what they touched before. */
export function changedLists(base: readonly KeywordList[], draft: readonly KeywordList[]): KeywordList[] {
  const known = new Map(base.map((list) => [list.id, JSON.stringify(list)]))
  return draft.filter((list) => known.get(list.id) !== JSON.stringify(list))
}

/**
 * The facts of an entry as the draft's keyword lists see them: an unchanged list touches what it touched when the entry
 * was read, a changed one is matched against its words, one that is gone touches nothing. Facts without known words stay.
 */
export function withDraftKeywords(
  facts: RoutingFacts,
  text: string | null,
  lists: { draft: readonly KeywordList[]; changed: readonly KeywordList[] },
  matcher: KeywordMatcher,
): RoutingFacts {
  if (!facts.keywords) return facts
  const changed = new Set(lists.changed.map(({ id }) => id))
  const kept = lists.draft.flatMap(({ id }) => (changed.has(id) || !facts.keywords?.value.includes(id) ? [] : [id]))
  const hits: KeywordHit[] = text === null ? [] : matcher.match(text)
  const evidence = hits.slice(0, 20).map(({ form, start }) => ({ kind: 'words' as const, text: form.slice(0, 200), start }))
  return {
    ...facts,
    keywords: {
      value: [...new Set([...kept, ...hits.map(({ ruleId }) => ruleId)])],
      evidence: [...facts.keywords.evidence, ...evidence].slice(0, 20),
    },
  }
}
