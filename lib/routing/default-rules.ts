import type { Rule } from './rule.ts'

/** Value of a cart (euro cents) from which its standing still is worth a call (design.md). */
const stuckCartCents = 30_000

/** From here on frustration or urgency is likelier than not: no matter for the bot (nlu.md 5, "one weak hit"). */
const mild = 0.5

/** Where the bot is off nobody is left to it. */
function ifBotIsOn(band: 'answer' | 'ask'): Rule['when'] {
  return {
    all: [
      { fact: 'isBotOn', op: 'is', value: true },
      { fact: 'band', op: 'is', value: band },
    ],
  }
}

/**
 * The rules an installation begins with, in the order in which they are followed. Names are shown to admins, who may
 * rename, reorder and switch off each.
 */
export function makeDefaultRules(): Rule[] {
  const rule = (id: string, name: string, when: Rule['when'], effects: Rule['effects'], more: Partial<Rule> = {}): Rule => ({
    id,
    name,
    isOn: true,
    when,
    effects,
    once: 'always',
    restMinutes: 0,
    ...more,
  })
  const toCall: Rule['effects'] = [
    { kind: 'tier', tier: 'live_call' },
    { kind: 'priority', priority: 'high' },
  ]
  return [
    rule(
      'inbound-call',
      'The customer calls',
      {
        any: [
          { fact: 'call', op: 'is', value: 'ringing' },
          { fact: 'call', op: 'is', value: 'missed' },
        ],
      },
      toCall,
    ),
    rule('danger', 'Words of danger or a deadline', { fact: 'urgency', op: 'at_least', value: 0.65 }, [
      { kind: 'tier', tier: 'live_call' },
      { kind: 'priority', priority: 'urgent' },
      { kind: 'notify', who: 'supervisors' },
    ]),
    rule('escalation-words', 'Words that always go to a person at once', { fact: 'keywords', op: 'has_any', value: ['live_call'] }, toCall),
    rule(
      'third-contact',
      'Third contact within 24 hours, unanswered',
      {
        all: [
          { fact: 'attempts24h', op: 'at_least', value: 3 },
          {
            any: [
              { fact: 'sameSubject24h', op: 'at_least', value: 2 },
              { fact: 'unansweredMinutes', op: 'at_least', value: 1 },
            ],
          },
        ],
      },
      toCall,
      { once: 'conversation' },
    ),
    rule('frustrated', 'Strong frustration', { fact: 'frustration', op: 'at_least', value: 0.75 }, toCall, { restMinutes: 240 }),
    rule(
      'frustrated-person',
      'Asks for a person, and is frustrated',
      {
        all: [
          { fact: 'wantsHuman', op: 'is', value: true },
          { fact: 'frustration', op: 'at_least', value: mild },
        ],
      },
      toCall,
      { restMinutes: 240 },
    ),
    rule(
      'stuck-cart',
      'A stuck cart above 300 euros, with consent to call',
      {
        all: [
          { fact: 'isCartStuck', op: 'is', value: true },
          { fact: 'cartCents', op: 'at_least', value: stuckCartCents },
          { fact: 'hasCallConsent', op: 'is', value: true },
        ],
      },
      [{ kind: 'propose_call' }, { kind: 'label', label: 'cart' }],
      { once: 'day' },
    ),
    rule('pitch-rise', 'Pitch well above this customer’s usual', { fact: 'pitchRise', op: 'at_least', value: 4 }, [
      { kind: 'priority', priority: 'high' },
    ]),
    rule('wants-person', 'Asks for a person', { fact: 'wantsHuman', op: 'is', value: true }, [
      { kind: 'tier', tier: 'async_voice' },
      { kind: 'priority', priority: 'high' },
      { kind: 'acknowledge' },
    ]),
    rule('bot-failed', 'The bot did not understand twice', { fact: 'failedBotTurns', op: 'at_least', value: 2 }, [
      { kind: 'tier', tier: 'async_voice' },
      { kind: 'acknowledge' },
    ]),
    rule(
      'complex',
      'Several questions or a complicated one',
      {
        any: [
          { fact: 'isComplex', op: 'is', value: true },
          { fact: 'questions', op: 'at_least', value: 3 },
        ],
      },
      [{ kind: 'tier', tier: 'async_voice' }, { kind: 'acknowledge' }],
    ),
    rule(
      'mild',
      'Some frustration or hurry: a person',
      {
        any: [
          { fact: 'frustration', op: 'at_least', value: mild },
          { fact: 'urgency', op: 'at_least', value: mild },
        ],
      },
      [{ kind: 'tier', tier: 'async_voice' }],
    ),
    rule('bot-task', 'A question the bot has a task for', ifBotIsOn('answer'), [{ kind: 'tier', tier: 'text_bot' }]),
    rule('bot-asks', 'The bot asks which task is meant', ifBotIsOn('ask'), [{ kind: 'tier', tier: 'text_bot' }]),
    rule('voice-note', 'A voice note', { fact: 'entryKind', op: 'is', value: 'voice_note' }, [
      { kind: 'tier', tier: 'async_voice' },
      { kind: 'acknowledge' },
    ]),
  ]
}
