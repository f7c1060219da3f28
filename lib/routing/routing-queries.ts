import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ruleVersionSchema } from '../api/endpoints/routing-endpoints.ts'
import { requestJson } from '../core/request-json.ts'
import type { evaluatedMessageSchema } from './evaluation.ts'
import type { KeywordList } from './keyword-list.ts'
import type { Rule } from './rule.ts'

export type RuleVersionView = z.infer<typeof ruleVersionSchema>
/** A draft carries the version it was begun from: what others save meanwhile must not count as seen. */
export type RuleDraft = Pick<RuleVersionView, 'version' | 'items' | 'keywords'>
export type RuleVersionLine = Omit<RuleVersionView, 'items' | 'keywords'>
export type EvaluatedMessage = z.infer<typeof evaluatedMessageSchema>

export const routingQueries = {
  all: ['routing'] as const,

  rules: () =>
    queryOptions({
      queryKey: [...routingQueries.all, 'rules'] as const,
      queryFn: ({ signal }) => requestJson<RuleVersionView>('/routing/rules', { signal }),
      staleTime: 0,
    }),

  version: (version: number) =>
    queryOptions({
      queryKey: [...routingQueries.all, 'rules', version] as const,
      queryFn: ({ signal }) => requestJson<RuleVersionView>(`/routing/rules?version=${version}`, { signal }),
    }),

  versions: () =>
    queryOptions({
      queryKey: [...routingQueries.all, 'versions'] as const,
      queryFn: ({ signal }) => requestJson<{ items: RuleVersionLine[] }>('/routing/rules/versions', { signal }),
      select: (answer) => answer.items,
      staleTime: 0,
    }),

  /** What a draft makes of one message. */
  evaluate: (text: string, rules: Rule[], keywords: KeywordList[]) =>
    queryOptions({
      queryKey: [...routingQueries.all, 'evaluate', text, rules, keywords] as const,
      queryFn: async ({ signal }) => {
        const body = { messages: [{ text }], rules, keywords }
        const { items } = await requestJson<{ items: EvaluatedMessage[] }>('/routing/evaluate', { method: 'POST', body, signal })
        return items[0] ?? null
      },
      staleTime: 10_000,
    }),
}
