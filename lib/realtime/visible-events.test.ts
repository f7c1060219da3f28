import { expect, test } from 'vitest'
import type { AgentId } from '../core/ids.ts'
import type { AppEvent, Audience } from './events.ts'
import { frameFor, mayReceive } from './visible-events.ts'

const agentId = '00000000-0000-7000-8000-000000000001' as AgentId // any id will do
const audiences: Audience[] = ['agents', 'supervisors', 'admins', `agent:${agentId}`, 'agent:somebody-else']

test.each([
  ['agent' as const, [true, false, false, true, false]],
  ['supervisor' as const, [true, true, false, true, false]],
  ['admin' as const, [true, true, true, true, false]],
])('an %s receives what their role allows and what is theirs alone', (role, allowed) => {
  expect(audiences.map((audience) => mayReceive({ agentId, role }, audience))).toEqual(allowed)
})

test('a frame leaves no gap where something was kept from the viewer', () => {
  const event: AppEvent = { type: 'agents.changed' }
  const rows = audiences.map((audience, index) => ({ seq: 11 + index, audience, event }))
  expect(frameFor({ agentId, role: 'agent' }, 10, rows)).toEqual({
    after: 10,
    upTo: 15,
    events: [
      { seq: 11, event },
      { seq: 14, event },
    ],
  })
  expect(frameFor({ agentId, role: 'agent' }, 10, [])).toEqual({ after: 10, upTo: 10, events: [] })
})
