import type { AgentId, TokenId } from '../core/ids.ts'
import type { Locale, Role } from '../core/vocabulary.ts'

/** Who does something: a person with a session, or a program with an API token. Both act within a role. */
export type Actor =
  | { kind: 'agent'; id: AgentId; name: string; email: string; role: Role; locale: Locale }
  | { kind: 'token'; id: TokenId; name: string; role: Role }

export type CurrentAgent = Extract<Actor, { kind: 'agent' }>

/** The reader's own id for what is kept per agent (read positions); programs have none. */
export function agentIdOf(actor: Actor): AgentId | null {
  return actor.kind === 'agent' ? actor.id : null
}
