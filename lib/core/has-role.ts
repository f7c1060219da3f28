import type { Role } from './vocabulary.ts'

const roleRank: Record<Role, number> = { agent: 0, supervisor: 1, admin: 2 }

/** True when `role` may do what `needed` may do (api.md, "Roles": each role includes the one below). */
export function hasRole(role: Role, needed: Role): boolean {
  return roleRank[role] >= roleRank[needed]
}
