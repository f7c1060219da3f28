import { z } from 'zod'
import { cannedReplyFields, cannedReplySchema } from '../../canned-replies/canned-reply.ts'
import { cursorSchema, limitSchema } from '../../core/cursor.ts'
import { cannedReplyIdSchema } from '../../core/ids.ts'
import { languageTagSchema } from '../../i18n/language-tag.ts'
import type { Endpoint } from '../endpoint.ts'

const params = z.object({ id: cannedReplyIdSchema })

/** Answers that are given often: agents and drafts take them, admins write them. */
export const cannedReplyEndpoints = {
  listCannedReplies: {
    method: 'GET',
    path: '/canned-replies',
    summary: 'The canned replies by shortcut, in all languages or one',
    query: z.object({ language: languageTagSchema.optional(), cursor: cursorSchema, limit: limitSchema }),
    response: z.object({ items: z.array(cannedReplySchema), nextCursor: z.string().nullable() }),
  },
  createCannedReply: {
    method: 'POST',
    path: '/canned-replies',
    summary: 'Add a canned reply; 409 `conflict` when its shortcut is taken in its language',
    role: 'admin',
    body: cannedReplyFields,
    response: cannedReplySchema,
    status: 201,
  },
  changeCannedReply: {
    method: 'PATCH',
    path: '/canned-replies/{id}',
    summary: 'Change a canned reply; what is left out stays',
    role: 'admin',
    params,
    body: cannedReplyFields.partial(),
    response: cannedReplySchema,
  },
  deleteCannedReply: {
    method: 'DELETE',
    path: '/canned-replies/{id}',
    summary: 'Delete a canned reply',
    role: 'admin',
    params,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
