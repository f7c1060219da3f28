import type { AcknowledgementTexts } from './acknowledgement-rule.ts'
import { sayTime } from './say-time.ts'

/**
 * The words of an acknowledgement: the text of the language for whether it is open, with the times filled in as people
 * say them, and what else the customer must be told below it. Times are of the organisation's clock, whose zone is given.
 */
export function composeAcknowledgement(
  texts: AcknowledgementTexts[string],
  input: {
    /** What they are written in. */
    language: string
    now: Date
    promisedAt: Date
    /** The next opening; null while it is open. */
    opensAt: Date | null
    timeZone: string
    notice: string | null
  },
): string {
  const { language, now, promisedAt, opensAt, timeZone, notice } = input
  const text = opensAt ? texts.closed : texts.open
  const values: Record<string, string> = {
    promise: sayTime(promisedAt, 'before', { now, timeZone, language }),
    ...(opensAt && { opening: sayTime(opensAt, 'at', { now, timeZone, language }) }),
  }
  const filled = text.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name] ?? whole)
  return notice ? `${filled}\n\n${notice}` : filled
}
