import { expect, test } from 'vitest'
import { addTallies, tallyReport } from './test-tally.ts'

test('counts of a clean run are taken as reported', () => {
  expect(tallyReport({ numPassedTests: 7, numFailedTests: 0 }, 0)).toEqual({ passed: 7, failed: 0 })
  expect(tallyReport({ stats: { expected: 3, unexpected: 0, flaky: 0 } }, 0)).toEqual({ passed: 3, failed: 0 })
})

test('a run that failed without a failed test still counts as a failure', () => {
  expect(tallyReport({ numPassedTests: 7, numFailedTests: 0 }, 1)).toEqual({ passed: 7, failed: 1 })
})

test('a run without a report is a failure even when it ended well', () => {
  expect(tallyReport(undefined, 0)).toEqual({ passed: 0, failed: 1 })
})

test('a run killed by a signal is a failure', () => {
  expect(tallyReport({ numPassedTests: 2, numFailedTests: 0 }, null).failed).toBe(1)
})

test('a test that passed only on a second attempt is a failure', () => {
  expect(tallyReport({ stats: { expected: 3, unexpected: 1, flaky: 1 } }, 1)).toEqual({ passed: 3, failed: 2 })
})

test('tallies add up', () => {
  expect(
    addTallies([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 })
})
