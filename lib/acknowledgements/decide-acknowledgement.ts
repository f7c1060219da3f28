import type { Tier } from '../core/vocabulary.ts'
import { longTextLength } from './acknowledgement-rule.ts'

/** While a person and the customer take turns, nobody is told that a person will answer. */
const dialogueMs = 60 * 60 * 1000

export type AcknowledgementFacts = {
  now: Date
  rule: { isOn: boolean; answersLongTexts: boolean }
  isConnectionActive: boolean
  entry: { kind: string; direction: string; isDeleted: boolean; textLength: number; position: string }
  conversation: {
    status: 'open' | 'snoozed' | 'resolved'
    tier: Tier
    waitingSince: Date | null
    lastAnswerPosition: string | null
    /** Our last answer before this wait; null when there was none. */
    lastAnswerAt: Date | null
    promisedAt: Date | null
  }
  windowClosesAt: Date | null
}

export type AcknowledgementDecision =
  | { kind: 'send' }
  | {
      kind: 'none'
      because: 'off' | 'other_kind' | 'connection_stopped' | 'answered' | 'promised' | 'live_call' | 'in_dialogue' | 'window_closed'
    }

/** Whether something that arrived is acknowledged now. That it is done once is for the key of `acknowledgements` to see to. */
export function decideAcknowledgement(facts: AcknowledgementFacts): AcknowledgementDecision {
  const { now, rule, entry, conversation } = facts
  const none = (because: Extract<AcknowledgementDecision, { kind: 'none' }>['because']) => ({ kind: 'none', because }) as const
  if (!rule.isOn) return none('off')
  const isLongText = entry.kind === 'message' && entry.textLength >= longTextLength
  if (entry.direction !== 'in' || entry.isDeleted || !(entry.kind === 'voice_note' || (rule.answersLongTexts && isLongText)))
    return none('other_kind')
  if (!facts.isConnectionActive) return none('connection_stopped')
  if (conversation.status === 'resolved' || !conversation.waitingSince || entry.position <= (conversation.lastAnswerPosition ?? ''))
    return none('answered')
  if (conversation.promisedAt) return none('promised')
  if (conversation.tier === 'live_call') return none('live_call')
  if (conversation.lastAnswerAt && now.getTime() - conversation.lastAnswerAt.getTime() < dialogueMs) return none('in_dialogue')
  if (!facts.windowClosesAt || facts.windowClosesAt <= now) return none('window_closed')
  return { kind: 'send' }
}
