import { describe, expect, test } from 'vitest'
import { describeProviderCode, type FailureAction, giveUpAfterMs, planRetry } from './send-failure.ts'

// whatsapp-messages.md 6.2, column R: N without an operator's part is `give_up`, N with "Ops" is `needs_operator`,
// B is `retry`, P is `retry_pair`, F cannot be fixed by sending the same again and is `give_up`.
const table: Record<FailureAction, number[]> = {
  needs_operator: [
    0, 190, 3, 10, 200, 250, 299, 131005, 33, 131048, 131064, 368, 131031, 131030, 131037, 131042, 131045, 131063, 132007, 133010,
  ],
  retry: [1, 2, 4, 80007, 80008, 130429, 131057, 131000, 131016, 133004],
  retry_pair: [131056],
  give_up: [
    130497, 100, 131008, 131009, 131021, 131026, 131047, 131049, 131050, 131051, 131052, 131053, 131055, 134100, 131062, 132000, 132001,
    132005, 132008, 132012, 132018, 132015, 132016, 132068, 132069, 135000, 137000, 130472, 1026,
  ],
}

describe('a code', () => {
  test.each(Object.entries(table).flatMap(([action, codes]) => codes.map((code) => [code, action])))('%d means %s', (code, action) => {
    expect(describeProviderCode(Number(code)).action).toBe(action)
  })

  test.each([
    [131047, 'window_closed', true],
    [131049, 'withheld_by_provider', false],
    [130472, 'marketing_experiment', false],
    [131050, 'marketing_stopped', false],
    [131026, 'not_reachable', true],
    [137000, 'identity_changed', false],
    [131056, 'too_fast_for_customer', true],
  ])('%d tells the agent %s, and whether trying again makes sense', (code, reason, canRetry) => {
    expect(describeProviderCode(code)).toMatchObject({ reason, canRetry })
  })

  test('that nobody knows is given up and named as such', () => {
    expect(describeProviderCode(999_999)).toMatchObject({ action: 'give_up', reason: 'unknown_code' })
  })
})

describe('a pause', () => {
  const plan = (code: number, tries: number, ageMs = 0, random = 0.999999) =>
    planRetry(describeProviderCode(code), { tries, ageMs, random })

  test('grows by two up to five minutes, with half of it left to chance', () => {
    expect([1, 2, 3, 4].map((tries) => plan(131016, tries))).toEqual([1000, 2000, 4000, 8000])
    expect(plan(131016, 3, 0, 0)).toBe(2000)
    expect(plan(131016, 20)).toBe(300_000)
  })

  test('for one customer is 4^x seconds', () => {
    expect([1, 2, 3].map((tries) => plan(131056, tries))).toEqual([1000, 4000, 16_000])
  })

  test('is not made after the number of tries that the table gives', () => {
    expect([plan(1, 2), plan(1, 3)]).toEqual([2000, null])
    expect([plan(131000, 3), plan(131000, 4)]).toEqual([4000, null])
  })

  test('ends after a quarter of an hour', () => {
    expect(plan(131016, 1, giveUpAfterMs - 1000)).toBe(1000)
    expect(plan(131016, 1, giveUpAfterMs)).toBeNull()
  })

  test('is never made for what cannot work', () => {
    expect([131047, 190, 131026].map((code) => plan(code, 1))).toEqual([null, null, null])
  })
})
