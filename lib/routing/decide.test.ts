import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tierSchema } from '../core/vocabulary.ts'
import type { Condition } from './condition.ts'
import { type Decision, decide, maxChangesPerHour, type Situation } from './decide.ts'
import { makeDefaultRules } from './default-rules.ts'
import { type FactName, factDefinitions, factNames, type RoutingFacts, routingFactsSchema } from './routing-facts.ts'
import { type Effect, type Rule, rulesSchema } from './rule.ts'

const now = new Date('2026-11-24T14:00:00Z')
const situation = (part: Partial<Situation> = {}): Situation => ({
  now,
  tier: null,
  isPersonAwaited: false,
  acted: [],
  recentChanges: 0,
  ...part,
})
const defaults = { version: 1, rules: makeDefaultRules() }
const fact = <T>(value: T) => ({ value, evidence: [] })
const rule = (id: string, when: Condition, effects: Effect[], part: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  isOn: true,
  when,
  effects,
  once: 'always',
  restMinutes: 0,
  ...part,
})
const anything: Condition = { fact: 'isOpen', op: 'is', value: true }
const open: RoutingFacts = { isOpen: fact(true) }

describe('the rules an installation begins with', () => {
  it('can be saved as they are', () => {
    expect(rulesSchema.parse(defaults.rules)).toEqual(defaults.rules)
  })

  const tiers: [string, RoutingFacts, Decision['tier'], string[]][] = [
    ['an explicit wish for a person', { wantsHuman: fact(true), band: fact('answer') }, 'async_voice', ['wants-person']],
    ['an inbound call', { call: fact('ringing') }, 'live_call', ['inbound-call']],
    ['a missed call', { call: fact('missed') }, 'live_call', ['inbound-call']],
    ['a keyword list', { keywords: fact(['live_call']), band: fact('answer') }, 'live_call', ['escalation-words']],
    ['a third contact within 24 hours', { attempts24h: fact(3), unansweredMinutes: fact(90) }, 'live_call', ['third-contact']],
    ['a second contact within 24 hours', { attempts24h: fact(2), unansweredMinutes: fact(90) }, 'async_voice', []],
    ['two failed bot turns', { failedBotTurns: fact(2), band: fact('answer') }, 'async_voice', ['bot-failed']],
    ['a voice note', { entryKind: fact('voice_note') }, 'async_voice', ['voice-note']],
    [
      'a voice note within a task',
      { entryKind: fact('voice_note'), band: fact('answer'), isBotOn: fact(true) },
      'text_bot',
      ['bot-task', 'voice-note'],
    ],
    ['a complicated text', { isComplex: fact(true), band: fact('answer') }, 'async_voice', ['complex']],
    ['a question the bot has a task for', { band: fact('answer'), isBotOn: fact(true) }, 'text_bot', ['bot-task']],
    ['a question the bot must ask back about', { band: fact('ask'), isBotOn: fact(true) }, 'text_bot', ['bot-asks']],
    ['a question the bot has a task for, where it is off', { band: fact('answer'), isBotOn: fact(false) }, 'async_voice', []],
    ['some frustration within a task', { frustration: fact(0.6), band: fact('answer'), isBotOn: fact(true) }, 'async_voice', ['mild']],
    [
      'frustration and a wish for a person',
      { frustration: fact(0.6), wantsHuman: fact(true) },
      'live_call',
      ['frustrated-person', 'wants-person'],
    ],
    ['a deadline', { urgency: fact(0.7), band: fact('answer'), isBotOn: fact(true) }, 'live_call', ['danger']],
    ['nothing known', {}, 'async_voice', []],
  ]
  it.each(tiers)('lead to the right tier for %s', (_, facts, tier, because) => {
    const decision = decide(facts, defaults, situation())
    expect(decision.tier).toBe(tier)
    expect(decision.because.map((one) => one.ruleId)).toEqual(because)
  })

  it('propose a call about a stuck cart above 300 euros only with consent', () => {
    const cart = { isCartStuck: fact(true), cartCents: fact(30_000), hasCallConsent: fact(true) }
    expect(decide(cart, defaults, situation()).proposesCall).toBe(true)
    expect(decide({ ...cart, cartCents: fact(29_999) }, defaults, situation()).proposesCall).toBe(false)
    expect(decide({ ...cart, hasCallConsent: fact(false) }, defaults, situation()).proposesCall).toBe(false)
    const { hasCallConsent: _, ...unknown } = cart
    const decision = decide(unknown, defaults, situation())
    expect(decision.proposesCall).toBe(false)
    expect(decision.waitsFor).toContain('hasCallConsent')
  })
})

describe('a decision', () => {
  const raises = rule('raises', anything, [{ kind: 'tier', tier: 'live_call' }])
  const lowers = rule('lowers', anything, [{ kind: 'tier', tier: 'text_bot' }])

  it('follows of two rules the one that stands first, and says which one lost', () => {
    const decision = decide(open, { version: 7, rules: [lowers, raises] }, situation())
    expect(decision).toMatchObject({ tier: 'text_bot', rulesVersion: 7, lost: [{ ruleId: 'raises', why: 'earlier_rule' }] })
    expect(decision.because).toEqual([{ ruleId: 'lowers', ruleName: 'lowers', reasons: [{ fact: 'isOpen', value: true, evidence: [] }] }])
  })

  it('takes nobody down a tier who waits for a person', () => {
    const rules = { version: 1, rules: [lowers] }
    expect(decide(open, rules, situation({ tier: 'live_call', isPersonAwaited: true }))).toMatchObject({ tier: 'live_call', isHeld: true })
    expect(decide(open, rules, situation({ tier: 'live_call' }))).toMatchObject({ tier: 'text_bot', isHeld: false })
  })

  it('only raises once it has changed the tier again and again', () => {
    const loop = situation({ tier: 'async_voice', recentChanges: maxChangesPerHour })
    expect(decide(open, { version: 1, rules: [lowers] }, loop).tier).toBe('async_voice')
    expect(decide(open, { version: 1, rules: [raises] }, loop).tier).toBe('live_call')
  })

  it('leaves a conversation of a person with them when no rule speaks', () => {
    expect(decide({}, defaults, situation({ tier: 'live_call' })).tier).toBe('live_call')
    expect(decide({}, defaults, situation({ tier: 'text_bot' })).tier).toBe('async_voice')
  })

  it.each([
    ['once in a conversation', { once: 'conversation' }, { isSameConversation: true, minutesAgo: 5_000 }, 'once'],
    ['once in a day for a customer', { once: 'day' }, { isSameConversation: false, minutesAgo: 1_439 }, 'once'],
    ['while it rests', { restMinutes: 30 }, { isSameConversation: true, minutesAgo: 29 }, 'resting'],
  ] as const)('does not let a rule act again: %s', (_, part, before, why) => {
    const acted = [
      { ruleId: 'raises', at: new Date(now.getTime() - before.minutesAgo * 60_000), isSameConversation: before.isSameConversation },
    ]
    const decision = decide(open, { version: 1, rules: [{ ...raises, ...part }] }, situation({ acted }))
    expect(decision).toMatchObject({ tier: 'async_voice', lost: [{ ruleId: 'raises', why }] })
  })

  it.each([
    ['once in a day', { once: 'day' }, { isSameConversation: true, minutesAgo: 1_440 }],
    ['once in a conversation, in another one', { once: 'conversation' }, { isSameConversation: false, minutesAgo: 1 }],
    ['after its rest', { restMinutes: 30 }, { isSameConversation: true, minutesAgo: 30 }],
  ] as const)('lets it act again when that is over: %s', (_, part, before) => {
    const acted = [
      { ruleId: 'raises', at: new Date(now.getTime() - before.minutesAgo * 60_000), isSameConversation: before.isSameConversation },
    ]
    expect(decide(open, { version: 1, rules: [{ ...raises, ...part }] }, situation({ acted })).tier).toBe('live_call')
  })

  it('does not look at a rule that is switched off', () => {
    expect(decide(open, { version: 1, rules: [{ ...raises, isOn: false }] }, situation()).tier).toBe('async_voice')
  })
})

describe('for any facts, rules and situation, a decision', () => {
  const someFacts: fc.Arbitrary<RoutingFacts> = fc
    .record(Object.fromEntries(factNames.map((name) => [name, someValue(name).map(fact)])), { requiredKeys: [] })
    .map((facts) => routingFactsSchema.parse(facts))
  const someTest = fc.constantFrom(...factNames).chain((name) => testOf(name))
  const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      someTest,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ none: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).condition
  const someEffect: fc.Arbitrary<Effect> = fc.oneof(
    fc.constantFrom(...tierSchema.options).map((tier) => ({ kind: 'tier' as const, tier })),
    fc.constantFrom('normal' as const, 'high' as const).map((priority) => ({ kind: 'priority' as const, priority })),
    fc.constantFrom('a', 'b').map((label) => ({ kind: 'label' as const, label })),
    fc.constant({ kind: 'propose_call' as const }),
  )
  const someRules = fc
    .array(fc.record({ when: someCondition, effects: fc.array(someEffect, { minLength: 1, maxLength: 3 }) }), { maxLength: 6 })
    .map((list) => ({ version: 1, rules: list.map(({ when, effects }, index) => rule(`r${index}`, when, effects)) }))
  const someSituation = fc
    .record({
      tier: fc.constantFrom(null, ...tierSchema.options),
      isPersonAwaited: fc.boolean(),
      recentChanges: fc.nat({ max: 10 }),
    })
    .map(situation)

  it('is made, the same each time, and explains itself by rules that hold', () => {
    fc.assert(
      fc.property(someFacts, someRules, someSituation, (facts, rules, at) => {
        const decision = decide(facts, rules, at)
        expect(decide(structuredClone(facts), structuredClone(rules), at)).toEqual(decision)
        expect(tierSchema.options).toContain(decision.tier)
        const isByRule = decision.because.length > 0
        if (decision.tier === 'text_bot') expect(isByRule || at.tier === 'text_bot').toBe(true)
        for (const name of decision.waitsFor) expect(facts[name]).toBeUndefined()
      }),
    )
  })

  it('never lowers a tier by a fact that is not known', () => {
    fc.assert(
      fc.property(someFacts, someRules, someSituation, fc.constantFrom(...factNames), (facts, rules, at, name) => {
        fc.pre(facts[name] === undefined)
        expect(decide({ ...facts, [name]: undefined }, rules, at)).toEqual(decide(facts, rules, at))
      }),
    )
  })

  it('never takes anybody down who waits for a person', () => {
    fc.assert(
      fc.property(someFacts, someRules, someSituation, (facts, rules, at) => {
        fc.pre(at.tier !== null && (at.isPersonAwaited || at.recentChanges >= maxChangesPerHour))
        const before = tierSchema.options.indexOf(at.tier ?? 'text_bot')
        expect(tierSchema.options.indexOf(decide(facts, rules, at).tier)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('does not depend on the order of rules that say nothing different', () => {
    const sets = fc
      .array(someCondition, { minLength: 2, maxLength: 5 })
      .map((list) => list.map((when, index) => rule(`r${index}`, when, [{ kind: 'label', label: `l${index}` }])))
    fc.assert(
      fc.property(someFacts, sets, (facts, rules) => {
        const labels = (list: Rule[]) => decide(facts, { version: 1, rules: list }, situation()).labels.toSorted()
        expect(labels(rules.toReversed())).toEqual(labels(rules))
      }),
    )
  })
})

function someValue(name: FactName): fc.Arbitrary<unknown> {
  const definition = factDefinitions[name]
  switch (definition.type) {
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: Math.max(definition.min, -3), max: Math.min(definition.max, 5) })
    case 'choice':
      return fc.constantFrom<string>(...definition.choices)
    case 'set':
      return fc.subarray(['a', 'b', 'live_call'])
    case 'text':
      return fc.constantFrom('nl', 'en')
  }
}

function testOf(name: FactName): fc.Arbitrary<Condition> {
  const definition = factDefinitions[name]
  if (definition.type === 'number')
    return fc.record({
      fact: fc.constant(name),
      op: fc.constantFrom('at_least' as const, 'at_most' as const),
      value: fc.integer({ min: -3, max: 5 }),
    })
  if (definition.type === 'set') return fc.constant({ fact: name, op: 'has_any' as const, value: ['a'] })
  return someValue(name).map((value) => ({ fact: name, op: 'is' as const, value: value as boolean | string })) // as the fact's definition says
}
