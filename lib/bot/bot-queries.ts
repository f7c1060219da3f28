import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { taskVersionSchema, triedTurnSchema } from '../api/endpoints/bot-endpoints.ts'
import { requestJson } from '../core/request-json.ts'

export type TaskVersionView = z.infer<typeof taskVersionSchema>
export type TriedTurn = z.infer<typeof triedTurnSchema>

const whileTrainingMs = 1_000

export const botQueries = {
  /** Asked again while the model is being trained. */
  tasks: () =>
    queryOptions({
      queryKey: ['bot-tasks'] as const,
      queryFn: ({ signal }) => requestJson<TaskVersionView>('/bot/tasks', { signal }),
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.trained.state === 'training' ? whileTrainingMs : false),
    }),
}
