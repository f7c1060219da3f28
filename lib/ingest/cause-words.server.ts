import { createTranslator } from 'use-intl/core'
import { messagesOf } from '../i18n/messages.ts'
import { type ParkedCause, parkedCauseSchema } from './parked-cause.ts'

/**
 * Why something is parked, as the API and screens show it: the cause as a code, and what happened in English. What was
 * stored before causes were codes has its sentence only.
 */
export function describeParked(stored: { cause?: unknown; reason?: string | null | undefined }): {
  cause: ParkedCause | null
  reason: string | null
} {
  const parsed = parkedCauseSchema.safeParse(stored.cause)
  if (!parsed.success) return { cause: null, reason: stored.reason ?? null }
  const t = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'deliveries' })
  return { cause: parsed.data, reason: t(`cause.${parsed.data.code}`, parsed.data) }
}
