'use client'

import { useQuery } from '@tanstack/react-query'
import { type AgentSummary, agentQueries } from '@/lib/agents/agent-queries.ts'
import type { AgentId } from '@/lib/core/ids.ts'

export function useAgents(): AgentSummary[] {
  return useQuery(agentQueries.list()).data ?? []
}

/** A colleague's name, or null for nobody or somebody not known (yet). */
export function useAgentName(id: AgentId | null): string | null {
  const agents = useAgents()
  return id === null ? null : (agents.find((agent) => agent.id === id)?.name ?? null)
}
