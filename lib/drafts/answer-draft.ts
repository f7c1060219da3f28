import { z } from 'zod'
import { cannedReplyIdSchema } from '../core/ids.ts'

/** A suggested answer: words to go on from in the composer. It is kept nowhere and sends nothing. */
export const answerDraftSchema = z.object({
  text: z.string(),
  /** The questions it names, in the order they were asked. */
  questions: z.array(z.string()),
  /** The canned replies that are in it, in the order of the questions. */
  replies: z.array(z.object({ id: cannedReplyIdSchema, title: z.string() })),
  /** `rules`: put together here, without a language model. */
  madeBy: z.enum(['rules', 'llm']),
  /** Host and name of the model; null when it is by the rules. */
  model: z.string().nullable(),
})
export type AnswerDraft = z.infer<typeof answerDraftSchema>
