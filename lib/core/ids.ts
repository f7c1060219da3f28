import { z } from 'zod'

/** Branded ids: a conversation id can never be passed where a customer id is meant. All are UUIDs (version 7 when we make them, so they sort by age). */
export const agentIdSchema = z.guid().brand<'AgentId'>()
export const tokenIdSchema = z.guid().brand<'TokenId'>()
export const connectionIdSchema = z.guid().brand<'ConnectionId'>()
export const customerIdSchema = z.guid().brand<'CustomerId'>()
export const conversationIdSchema = z.guid().brand<'ConversationId'>()
export const entryIdSchema = z.guid().brand<'EntryId'>()
export const attemptIdSchema = z.guid().brand<'AttemptId'>()
export const mediaIdSchema = z.guid().brand<'MediaId'>()
export const backtestIdSchema = z.guid().brand<'BacktestId'>()
export const identityIdSchema = z.guid().brand<'IdentityId'>()
export const cannedReplyIdSchema = z.guid().brand<'CannedReplyId'>()
export const glossaryTermIdSchema = z.guid().brand<'GlossaryTermId'>()

export type AgentId = z.infer<typeof agentIdSchema>
export type TokenId = z.infer<typeof tokenIdSchema>
export type ConnectionId = z.infer<typeof connectionIdSchema>
export type CustomerId = z.infer<typeof customerIdSchema>
export type ConversationId = z.infer<typeof conversationIdSchema>
export type EntryId = z.infer<typeof entryIdSchema>
export type AttemptId = z.infer<typeof attemptIdSchema>
export type MediaId = z.infer<typeof mediaIdSchema>
export type BacktestId = z.infer<typeof backtestIdSchema>
export type IdentityId = z.infer<typeof identityIdSchema>
export type CannedReplyId = z.infer<typeof cannedReplyIdSchema>
export type GlossaryTermId = z.infer<typeof glossaryTermIdSchema>
