import { expect, test } from 'vitest'
import { describeProviderCode, ownReasons } from '../messages/send-failure.ts'
import nl from './messages/nl.json' with { type: 'json' }

test('every reason a send can fail for has words an agent can read', () => {
  const codes = Array.from({ length: 140_000 }, (_, code) => describeProviderCode(code).reason)
  const reasons = new Set([...codes, ...Object.values(ownReasons)])
  expect([...reasons].filter((reason) => !(reason in nl.sendFailure))).toEqual([])
})
