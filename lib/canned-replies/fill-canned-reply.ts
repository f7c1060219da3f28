import { draftGap } from '../drafts/draft-gap.ts'
import type { CannedReplyVariable } from './canned-reply.ts'

/** Null where it is not known: then a person fills it in. */
export type CannedReplyValues = Record<CannedReplyVariable, string | null>

/** A canned reply as it goes into an answer: variables with their values, and room for a person where there is none. */
export function fillCannedReply(text: string, values: CannedReplyValues): string {
  return text.replace(
    /\{([^{}]*)\}/g,
    (_, name: string) => (Object.hasOwn(values, name) && values[name as CannedReplyVariable]) || draftGap,
  ) // checked: it is one of them
}
