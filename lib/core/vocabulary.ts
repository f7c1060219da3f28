import { z } from 'zod'

// The closed sets that every part of the product shares: database checks, API and screens use these and no others.

export const tierSchema = z.enum(['text_bot', 'async_voice', 'live_call'])
export type Tier = z.infer<typeof tierSchema>

export const channelSchema = z.enum(['whatsapp', 'messenger', 'instagram', 'email'])
export type Channel = z.infer<typeof channelSchema>

export const conversationStatusSchema = z.enum(['open', 'snoozed', 'resolved'])
export type ConversationStatus = z.infer<typeof conversationStatusSchema>

export const prioritySchema = z.enum(['low', 'normal', 'high', 'urgent'])
export type Priority = z.infer<typeof prioritySchema>

export const roleSchema = z.enum(['agent', 'supervisor', 'admin'])
export type Role = z.infer<typeof roleSchema>

export const localeSchema = z.enum(['nl', 'en'])
export type Locale = z.infer<typeof localeSchema>

/** Ordered by rank; `failed` and `unknown` stand outside the order (lib/messages/merge-status.ts). */
export const messageStatusSchema = z.enum(['queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'])
export type MessageStatus = z.infer<typeof messageStatusSchema>
