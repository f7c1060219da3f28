// Counts of a test run, read from the JSON reporters of vitest and Playwright.
import { z } from 'zod'

export type Tally = { passed: number; failed: number }

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })

/**
 * What a report counts, made honest by the exit code: a run that failed without a failed test (a file that does
 * not load, an unhandled error, a crash before the report) counts as one failure. A flaky test is a failure.
 */
export function tallyReport(report: unknown, exitCode: number | null): Tally {
  const counted = readCounts(report)
  return { passed: counted.passed, failed: Math.max(counted.failed, exitCode === 0 ? 0 : 1) }
}

export function addTallies(tallies: Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), { passed: 0, failed: 0 })
}

function readCounts(report: unknown): Tally {
  const vitest = vitestReport.safeParse(report)
  if (vitest.success) return { passed: vitest.data.numPassedTests, failed: vitest.data.numFailedTests }
  const playwright = playwrightReport.safeParse(report)
  if (!playwright.success) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = playwright.data.stats
  return { passed: expected, failed: unexpected + flaky }
}
