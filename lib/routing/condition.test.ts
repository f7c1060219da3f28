import { describe, expect, it } from 'vitest'
import { type Condition, conditionSchema, evaluateCondition, maxConditionDepth } from './condition.ts'
import type { RoutingFacts } from './routing-facts.ts'

const words = { kind: 'words' as const, text: 'bel me', start: 0 }
const known: RoutingFacts = {
  wantsHuman: { value: true, evidence: [words] },
  attempts24h: { value: 3, evidence: [] },
  keywords: { value: ['refund', 'live_call'], evidence: [] },
  entryKind: { value: 'text', evidence: [] },
}
const wants: Condition = { fact: 'wantsHuman', op: 'is', value: true }
const unknown: Condition = { fact: 'frustration', op: 'at_least', value: 0.5 }
const not: Condition = { fact: 'entryKind', op: 'is', value: 'call' }

describe('a condition', () => {
  it('asks a known fact', () => {
    expect(evaluateCondition(wants, known)).toEqual({ verdict: 'yes', reasons: [{ fact: 'wantsHuman', value: true, evidence: [words] }] })
    expect(evaluateCondition({ fact: 'attempts24h', op: 'at_least', value: 3 }, known).verdict).toBe('yes')
    expect(evaluateCondition({ fact: 'attempts24h', op: 'at_least', value: 4 }, known).verdict).toBe('no')
    expect(evaluateCondition({ fact: 'attempts24h', op: 'at_most', value: 3 }, known).verdict).toBe('yes')
    expect(evaluateCondition(not, known).verdict).toBe('no')
  })

  it('names of a set only what it asked for', () => {
    expect(evaluateCondition({ fact: 'keywords', op: 'has_any', value: ['live_call', 'other'] }, known).reasons).toEqual([
      { fact: 'keywords', value: ['live_call'], evidence: [] },
    ])
  })

  it.each([
    ['all', { all: [wants, unknown] }, 'unknown'],
    ['all, decided by what is known', { all: [not, unknown] }, 'no'],
    ['any', { any: [not, unknown] }, 'unknown'],
    ['any, decided by what is known', { any: [unknown, wants] }, 'yes'],
    ['none', { none: [unknown] }, 'unknown'],
    ['none, decided by what is known', { none: [unknown, wants] }, 'no'],
    ['none of what is not so', { none: [not] }, 'yes'],
  ] as const)('takes an unknown fact neither for true nor for false: %s', (_, condition, verdict) => {
    expect(evaluateCondition(condition as unknown as Condition, known).verdict).toBe(verdict)
  })
})

describe('a condition that is saved', () => {
  const nest = (depth: number): unknown => {
    let condition: unknown = wants
    for (let level = 0; level < depth; level++) condition = { all: [condition] }
    return condition
  }

  it('may be nested as deep as people read', () => {
    expect(conditionSchema.safeParse(nest(maxConditionDepth)).success).toBe(true)
  })

  it.each([maxConditionDepth + 1, 50, 100_000])('is refused when nested %i deep, with a code', (depth) => {
    const result = conditionSchema.safeParse(nest(depth))
    expect(result.error?.issues).toMatchObject([{ params: { code: 'too_deep' } }])
  })

  it('is refused when it is too big', () => {
    const wide = { all: Array.from({ length: 30 }, () => ({ any: [wants, wants, wants] })) }
    expect(conditionSchema.safeParse(wide).error?.issues).toMatchObject([{ params: { code: 'too_many_tests' } }])
  })

  it.each([
    [{ fact: 'attempts24h', op: 'is', value: 'three' }],
    [{ fact: 'entryKind', op: 'is', value: 'letter' }],
    [{ fact: 'wantsHuman', op: 'at_least', value: 1 }],
    [{ fact: 'attempts24h', op: 'has_any', value: ['x'] }],
  ])('is refused when it asks what its fact cannot answer: %o', (test) => {
    expect(conditionSchema.safeParse(test).error?.issues).toMatchObject([{ params: { code: 'test_does_not_fit', fact: test.fact } }])
  })

  it.each([[null], ['x'], [{}], [{ all: [] }], [{ all: [wants], any: [wants] }], [{ fact: 'mood', op: 'is', value: true }]])(
    'is refused when it is none: %o',
    (value) => {
      expect(conditionSchema.safeParse(value).success).toBe(false)
    },
  )
})
