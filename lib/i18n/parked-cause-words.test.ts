import { expect, test } from 'vitest'
import { parkedCodes } from '../ingest/parked-cause.ts'
import nl from './messages/nl.json' with { type: 'json' }

test('everything a delivery can be parked for says what happened and what to do, and nothing else is worded', () => {
  expect(Object.keys(nl.deliveries.cause).sort()).toEqual([...parkedCodes].sort())
  expect(Object.keys(nl.deliveries.advice).sort()).toEqual([...parkedCodes].sort())
})
