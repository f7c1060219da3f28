import { z } from 'zod'
import { botTaskSchema, botTasksSchema } from '../../bot/bot-task.ts'
import { conversationIdSchema, entryIdSchema } from '../../core/ids.ts'
import type { Endpoint } from '../endpoint.ts'

const heldOutSchema = z.object({ task: z.string(), text: z.string(), language: z.string(), guess: z.string().nullable() })

/** What the model of the tasks found out about itself, by holding examples out. */
export const trainedSchema = z.object({
  state: z.enum(['ready', 'training', 'failed', 'too_few']),
  /** SHA-256 of the weights: stands in every decision. */
  modelHash: z.string().nullable(),
  /** Share of the examples it would answer, and share of them it understands rightly; 0–1. */
  coverage: z.number().nullable(),
  accuracy: z.number().nullable(),
  confusions: z.array(z.object({ task: z.string(), takenFor: z.string(), times: z.int() })),
  /** Examples that their own model takes for something else. */
  misread: z.array(heldOutSchema),
})

export const taskVersionSchema = z.object({
  items: z.array(botTaskSchema),
  /** 0: the tasks an installation begins with. */
  version: z.int(),
  comment: z.string(),
  author: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  trained: trainedSchema,
})

export const saveTasksSchema = z.strictObject({
  items: botTasksSchema,
  /** The version that was changed: when another has been saved meanwhile nothing is overwritten. Left out: whatever is newest. */
  version: z.int().min(0).optional(),
  comment: z.string().trim().max(500).default(''),
})

export const tryBotSchema = z.strictObject({
  /** What a customer would write, each answered before the next. A button is tapped by `choice`. */
  messages: z
    .array(z.strictObject({ text: z.string().max(4_096), choice: z.string().max(300).optional() }))
    .min(1)
    .max(30),
  /** A draft to try; left out: the tasks that count now. */
  tasks: botTasksSchema.optional(),
})

export const triedTurnSchema = z.object({
  tier: z.enum(['text_bot', 'async_voice', 'live_call']),
  understood: z.string(),
  /** Null: it says nothing, and a person reads it. */
  act: z.enum(['answer', 'ask', 'hand_over', 'close']).nullable(),
  task: z.string().nullable(),
  confidence: z.number().nullable(),
  why: z.string().nullable(),
  source: z.string().nullable(),
  text: z.string().nullable(),
  buttons: z.array(z.object({ id: z.string(), title: z.string() })),
})

export const botTurnSchema = z.object({
  entryId: entryIdSchema,
  sentEntryId: entryIdSchema.nullable(),
  act: z.enum(['answer', 'ask', 'hand_over', 'close']),
  task: z.string().nullable(),
  confidence: z.number().nullable(),
  understood: z.string(),
  why: z.string().nullable(),
  slots: z.record(z.string(), z.string()),
  source: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  tasksVersion: z.int(),
  modelHash: z.string().nullable(),
  latencyMs: z.int(),
  at: z.iso.datetime(),
})

/** What the bot does, and did. */
export const botEndpoints = {
  getTasks: {
    method: 'GET',
    path: '/bot/tasks',
    summary: 'The tasks of the text bot, and how well its model understands them',
    response: taskVersionSchema,
  },
  saveTasks: {
    method: 'PUT',
    path: '/bot/tasks',
    summary: 'Replace them as a new version; the model is trained in the background and swapped when it is ready',
    role: 'admin',
    body: saveTasksSchema,
    response: taskVersionSchema,
  },
  tryBot: {
    method: 'POST',
    path: '/bot/try',
    summary: 'What the bot would say to a conversation; sources are asked, nothing is stored or sent',
    role: 'admin',
    body: tryBotSchema,
    response: z.object({ turns: z.array(triedTurnSchema) }),
  },
  listTurns: {
    method: 'GET',
    path: '/conversations/{id}/bot-turns',
    summary: 'What the bot did in a conversation, oldest first, with what it understood and where each value came from',
    params: z.object({ id: conversationIdSchema }),
    response: z.object({ items: z.array(botTurnSchema) }),
  },
} as const satisfies Record<string, Endpoint>
