import { expect, test } from 'vitest'
import { longTextLength } from './acknowledgement-rule.ts'
import { type AcknowledgementFacts, decideAcknowledgement } from './decide-acknowledgement.ts'

const now = new Date('2026-11-23T21:30:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

/** A voice note that has just come, in a conversation in which nobody has answered yet. */
const facts: AcknowledgementFacts = {
  now,
  rule: { isOn: true, answersLongTexts: false },
  isConnectionActive: true,
  entry: { kind: 'voice_note', direction: 'in', isDeleted: false, textLength: 0, position: '5' },
  conversation: {
    status: 'open',
    tier: 'async_voice',
    waitingSince: before(1),
    lastAnswerPosition: null,
    lastAnswerAt: null,
    promisedAt: null,
  },
  windowClosesAt: before(-1_439),
}
const conversation = (change: Partial<AcknowledgementFacts['conversation']>) => ({ conversation: { ...facts.conversation, ...change } })
const entry = (change: Partial<AcknowledgementFacts['entry']>) => ({ entry: { ...facts.entry, ...change } })
const longText = entry({ kind: 'message', textLength: longTextLength })

test.each<[string, Partial<AcknowledgementFacts>, string]>([
  ['a voice note', {}, 'send'],
  ['one after an answer of long ago', conversation({ lastAnswerPosition: '4', lastAnswerAt: before(61) }), 'send'],
  ['one in a snoozed conversation', conversation({ status: 'snoozed' }), 'send'],
  ['a long text where the rule says so', { ...longText, rule: { isOn: true, answersLongTexts: true } }, 'send'],
  ['a long text elsewhere', longText, 'other_kind'],
  [
    'a short text',
    { ...entry({ kind: 'message', textLength: longTextLength - 1 }), rule: { isOn: true, answersLongTexts: true } },
    'other_kind',
  ],
  ['our own voice', entry({ direction: 'out' }), 'other_kind'],
  ['a note that was taken back', entry({ isDeleted: true }), 'other_kind'],
  ['anything while the rule is off', { rule: { isOn: false, answersLongTexts: true } }, 'off'],
  ['a note on a number that is stopped', { isConnectionActive: false }, 'connection_stopped'],
  ['a note that was answered by now', conversation({ waitingSince: null, lastAnswerPosition: '6', lastAnswerAt: before(0) }), 'answered'],
  ['a late note from before an answer', conversation({ lastAnswerPosition: '6', lastAnswerAt: before(120) }), 'answered'],
  ['a note in a resolved conversation', conversation({ status: 'resolved' }), 'answered'],
  ['a second note while a promise stands', conversation({ promisedAt: before(-60) }), 'promised'],
  ['a note after a broken promise', conversation({ promisedAt: before(60) }), 'promised'],
  ['a note of who is to be called', conversation({ tier: 'live_call' }), 'live_call'],
  ['a note in a dialogue', conversation({ lastAnswerPosition: '4', lastAnswerAt: before(59) }), 'in_dialogue'],
  ['a note that came a day late', { windowClosesAt: now }, 'window_closed'],
])('%s', (_, change, expected) => {
  const decision = decideAcknowledgement({ ...facts, ...change })
  expect(decision.kind === 'none' ? decision.because : decision.kind).toBe(expected)
})
