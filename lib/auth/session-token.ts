import { z } from 'zod'
import { agentIdSchema } from '../core/ids.ts'

/** What a session cookie says; whether it still counts is asked of the database each time. */
export const sessionTokenSchema = z.object({ agentId: agentIdSchema, sessionVersion: z.number().int() })
