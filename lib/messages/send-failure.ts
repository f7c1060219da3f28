/** What to do about a failed send. */
export type FailureAction =
  /** Try again with growing pauses; `limit` bounds how often when the table says so. */
  | 'retry'
  /** Too fast for this customer: 4^n seconds (whatsapp-messages.md 6.3). */
  | 'retry_pair'
  /** It will not work: the agent is told why. */
  | 'give_up'
  /** The connection is broken: keep what is queued and tell the operator. */
  | 'needs_operator'

export type FailureRule = {
  action: FailureAction
  /** Key of `sendFailure.*` in the message files: what the agent reads. */
  reason: string
  /** Most automatic tries, when the table gives a number. */
  limit?: number
  /** Whether the same message may work when a person tries again. */
  canRetry: boolean
}

const retry = (reason: string, limit?: number): FailureRule => ({ action: 'retry', reason, canRetry: true, ...(limit && { limit }) })
const giveUp = (reason: string, canRetry = false): FailureRule => ({ action: 'give_up', reason, canRetry })
const operator = (reason: string): FailureRule => ({ action: 'needs_operator', reason, canRetry: true })

/** Provider codes, row by row from whatsapp-messages.md 6.2. */
const rules: Record<number, FailureRule> = {
  0: operator('token_invalid'),
  190: operator('token_invalid'),
  3: operator('permission_missing'),
  10: operator('permission_missing'),
  131005: operator('permission_missing'),
  33: operator('number_unknown'),
  1: retry('temporary', 2),
  2: retry('temporary'),
  4: retry('too_many_requests'),
  80007: retry('too_many_requests'),
  80008: retry('too_many_requests'),
  130429: retry('too_many_requests'),
  131056: { action: 'retry_pair', reason: 'too_fast_for_customer', canRetry: true },
  131048: operator('quality_restricted'),
  131057: retry('maintenance'),
  131064: operator('messaging_limit'),
  368: operator('account_blocked'),
  131031: operator('account_blocked'),
  130497: giveUp('country_not_allowed'),
  100: giveUp('rejected_as_invalid'),
  131008: giveUp('rejected_as_invalid'),
  131009: giveUp('rejected_as_invalid'),
  131000: retry('temporary', 3),
  131016: retry('temporary'),
  133004: retry('temporary'),
  131021: giveUp('recipient_is_sender'),
  131026: giveUp('not_reachable', true),
  131030: operator('test_number'),
  131037: operator('display_name_not_approved'),
  131042: operator('payment_problem'),
  131045: operator('number_not_registered'),
  131047: giveUp('window_closed', true),
  131049: giveUp('withheld_by_provider'),
  131050: giveUp('marketing_stopped'),
  131051: giveUp('unsupported_type'),
  131052: giveUp('media_not_fetched', true),
  131053: giveUp('file_not_accepted'),
  131055: giveUp('rejected_as_invalid'),
  134100: giveUp('rejected_as_invalid'),
  131062: giveUp('needs_phone_number'),
  131063: operator('marketing_disabled'),
  132000: giveUp('template_parameters'),
  132001: giveUp('template_missing'),
  132005: giveUp('template_too_long'),
  132007: operator('template_policy'),
  132008: giveUp('template_parameters'),
  132012: giveUp('template_parameters'),
  132018: giveUp('template_parameters'),
  132015: giveUp('template_paused'),
  132016: giveUp('template_disabled'),
  132068: giveUp('template_disabled'),
  132069: giveUp('template_disabled'),
  133010: operator('number_not_registered'),
  133016: operator('number_not_registered'),
  135000: giveUp('rejected_as_invalid'),
  137000: giveUp('identity_changed'),
  130472: giveUp('marketing_experiment'),
  1026: giveUp('not_reachable', true),
}

/** What a provider's code means for a send. Total: 200–299 are permissions; an unknown code is given up and named. */
export function describeProviderCode(code: number): FailureRule {
  const rule = rules[code]
  if (rule) return rule
  return code >= 200 && code <= 299 ? operator('permission_missing') : giveUp('unknown_code', true)
}

const second = 1000
/** Automatic tries end here: for a live conversation a late answer is worse than a visible failure (6.2, "Backoff default"). */
export const giveUpAfterMs = 15 * 60 * second
const longestPauseMs = 5 * 60 * second

/**
 * How long to wait before try number `tries + 1`, or null to give up.
 * @param random a number in [0, 1) for the jitter.
 */
export function planRetry(rule: FailureRule, input: { tries: number; ageMs: number; random: number }): number | null {
  if (rule.action !== 'retry' && rule.action !== 'retry_pair') return null
  if (rule.limit !== undefined && input.tries > rule.limit) return null
  const base = rule.action === 'retry_pair' ? 4 ** Math.max(0, input.tries - 1) * second : 2 ** Math.max(0, input.tries - 1) * second
  const pause = Math.min(longestPauseMs, base) * (rule.action === 'retry_pair' ? 1 : 0.5 + input.random / 2)
  return input.ageMs + pause > giveUpAfterMs ? null : Math.round(pause)
}

/** The reasons that are ours rather than the provider's. */
export const ownReasons = {
  gaveUp: 'gave_up_after_retries',
  outcomeUnknown: 'outcome_unknown',
  windowClosed: 'window_closed',
  fileMissing: 'file_missing',
  soundUnreadable: 'sound_unreadable',
  noAddress: 'no_address',
  notAnnounced: 'not_announced',
  announcing: 'announcing',
  takenOver: 'taken_over',
} as const
