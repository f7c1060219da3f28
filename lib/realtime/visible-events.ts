import { hasRole } from '../core/has-role.ts'
import type { AgentId } from '../core/ids.ts'
import type { Role } from '../core/vocabulary.ts'
import type { AppEvent, Audience, Frame } from './events.ts'

export type Viewer = { agentId: AgentId; role: Role }

/** Whether a viewer may receive an event: access is decided here, where events leave. */
export function mayReceive(viewer: Viewer, audience: Audience): boolean {
  if (audience === 'agents') return true
  if (audience === 'supervisors') return hasRole(viewer.role, 'supervisor')
  if (audience === 'admins') return hasRole(viewer.role, 'admin')
  return audience === `agent:${viewer.agentId}`
}

/** A frame with only what the viewer may see; its numbers cover what was left out too, so no gap appears. */
export function frameFor(viewer: Viewer, after: number, rows: { seq: number; audience: Audience; event: AppEvent }[]): Frame {
  return {
    after,
    upTo: rows.at(-1)?.seq ?? after,
    events: rows.filter((row) => mayReceive(viewer, row.audience)).map(({ seq, event }) => ({ seq, event })),
  }
}
