import { z } from 'zod'
import { agentIdSchema } from '../core/ids.ts'
import { channelSchema, conversationStatusSchema, tierSchema } from '../core/vocabulary.ts'

/** The inbox list's filters: the same shape in the URL, the API's query string and the query key. */
export const conversationFilterSchema = z.object({
  status: conversationStatusSchema.optional(),
  tier: tierSchema.optional(),
  /** An agent's id, `me`, or `none` for unassigned. */
  assignee: z.union([z.literal('me'), z.literal('none'), agentIdSchema]).optional(),
  channel: channelSchema.optional(),
  unread: z.stringbool().optional(),
  q: z.string().trim().min(1).max(200).optional(),
})
export type ConversationFilter = z.infer<typeof conversationFilterSchema>
