import { z } from 'zod'
import { type Evidence, type FactName, factDefinitions, factNames, type RoutingFacts } from './routing-facts.ts'

/** Deeper nesting is refused when a rule is saved: nobody reads it, and it would cost time on every message. */
export const maxConditionDepth = 8
/** Tests in one rule. */
export const maxTests = 60

const testSchema = z.discriminatedUnion('op', [
  z.strictObject({ fact: z.enum(factNames), op: z.literal('is'), value: z.union([z.boolean(), z.string().min(1).max(100)]) }),
  z.strictObject({ fact: z.enum(factNames), op: z.literal('at_least'), value: z.number().finite() }),
  z.strictObject({ fact: z.enum(factNames), op: z.literal('at_most'), value: z.number().finite() }),
  z.strictObject({ fact: z.enum(factNames), op: z.literal('has_any'), value: z.array(z.string().min(1).max(100)).min(1).max(100) }),
])
export type Test = z.infer<typeof testSchema>

export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { none: Condition[] }

const shapeSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    testSchema,
    z.strictObject({ all: z.array(shapeSchema).min(1).max(30) }),
    z.strictObject({ any: z.array(shapeSchema).min(1).max(30) }),
    z.strictObject({ none: z.array(shapeSchema).min(1).max(30) }),
  ]),
)

/** A condition as it is stored, edited and evaluated. Depth and size are looked at first, without recursion. */
export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .meta({ description: 'A test of a fact, or `all`, `any` or `none` of further conditions' })
  .superRefine((value, context) => {
    const { depth, tests } = sizeOf(value)
    if (depth > maxConditionDepth)
      context.addIssue({ code: 'custom', message: `is nested deeper than ${maxConditionDepth} levels`, params: { code: 'too_deep' } })
    else if (tests > maxTests)
      context.addIssue({ code: 'custom', message: `has more than ${maxTests} tests`, params: { code: 'too_many_tests' } })
  })
  .pipe(shapeSchema)
  .superRefine((condition, context) => {
    for (const test of testsOf(condition)) {
      const problem = problemOf(test)
      if (problem) context.addIssue({ code: 'custom', message: problem, params: { code: 'test_does_not_fit', fact: test.fact } })
    }
  })

/** How deep and how big something is that may be a condition. Stops early: hostile input cannot make it work hard. */
function sizeOf(value: unknown): { depth: number; tests: number } {
  let level: unknown[] = [value]
  let depth = 0
  let tests = 0
  while (level.length > 0 && depth <= maxConditionDepth && tests <= maxTests) {
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue
      const parts = ['all', 'any', 'none'].flatMap((key) => (key in one ? [(one as Record<string, unknown>)[key]] : []))
      if (parts.length === 0) tests++
      for (const part of parts) if (Array.isArray(part)) next.push(...part.slice(0, maxTests + 1))
    }
    level = next
    if (level.length > 0) depth++
  }
  return { depth, tests }
}

/** The tests of a condition, in the order they are written. */
export function testsOf(condition: Condition): Test[] {
  if ('all' in condition) return condition.all.flatMap(testsOf)
  if ('any' in condition) return condition.any.flatMap(testsOf)
  if ('none' in condition) return condition.none.flatMap(testsOf)
  return [condition]
}

/** Why a test can never be asked of its fact; null when it can. */
function problemOf(test: Test): string | null {
  const definition = factDefinitions[test.fact]
  switch (test.op) {
    case 'at_least':
    case 'at_most':
      return definition.type === 'number' ? null : `${test.fact} is not a number`
    case 'has_any':
      return definition.type === 'set' ? null : `${test.fact} is not a set`
    case 'is':
      if (definition.type === 'boolean') return typeof test.value === 'boolean' ? null : `${test.fact} is true or false`
      if (definition.type === 'choice') {
        const choices: readonly string[] = definition.choices
        return typeof test.value === 'string' && choices.includes(test.value) ? null : `${test.fact} is one of ${choices.join(', ')}`
      }
      return definition.type === 'text' && typeof test.value === 'string' ? null : `${test.fact} cannot be compared with that`
  }
}

/** True, false, or not to be told yet (Kleene's logic): an unknown fact never counts as false, nor as true. */
export type Verdict = 'yes' | 'no' | 'unknown'

/** A fact that helped a condition to hold. */
export type Reason = { fact: FactName; value: unknown; evidence: Evidence[] }

/**
 * Whether a condition holds, and by which facts. Linear in the size of the condition, which `conditionSchema` bounds.
 */
export function evaluateCondition(condition: Condition, facts: RoutingFacts): { verdict: Verdict; reasons: Reason[] } {
  if ('all' in condition) {
    const parts = condition.all.map((part) => evaluateCondition(part, facts))
    const verdict = parts.some((part) => part.verdict === 'no') ? 'no' : parts.every((part) => part.verdict === 'yes') ? 'yes' : 'unknown'
    return { verdict, reasons: verdict === 'yes' ? parts.flatMap((part) => part.reasons) : [] }
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => evaluateCondition(part, facts))
    const held = parts.filter((part) => part.verdict === 'yes')
    const verdict = held.length > 0 ? 'yes' : parts.every((part) => part.verdict === 'no') ? 'no' : 'unknown'
    return { verdict, reasons: held.flatMap((part) => part.reasons) }
  }
  if ('none' in condition) {
    const { verdict } = evaluateCondition({ any: condition.none }, facts)
    const turned = verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unknown'
    return {
      verdict: turned,
      reasons: turned === 'yes' ? condition.none.flatMap((part) => testsOf(part).flatMap((test) => reasonOf(test, facts))) : [],
    }
  }
  const verdict = evaluateTest(condition, facts)
  return { verdict, reasons: verdict === 'yes' ? reasonOf(condition, facts) : [] }
}

function reasonOf(test: Test, facts: RoutingFacts): Reason[] {
  const fact = facts[test.fact]
  if (!fact) return []
  const { value } = fact
  const shown = test.op === 'has_any' && Array.isArray(value) ? value.filter((one) => test.value.includes(one)) : value
  return [{ fact: test.fact, value: shown, evidence: fact.evidence }]
}

function evaluateTest(test: Test, facts: RoutingFacts): Verdict {
  const value: unknown = facts[test.fact]?.value
  if (value === undefined) return 'unknown'
  switch (test.op) {
    case 'is':
      return value === test.value ? 'yes' : 'no'
    case 'at_least':
      return typeof value === 'number' && value >= test.value ? 'yes' : 'no'
    case 'at_most':
      return typeof value === 'number' && value <= test.value ? 'yes' : 'no'
    case 'has_any':
      return Array.isArray(value) && test.value.some((one) => value.includes(one)) ? 'yes' : 'no'
  }
}
