'use client'

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toaster.tsx'
import { RequestError, requestJson } from '@/lib/core/request-json.ts'

type Request = { method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string; body?: unknown }

/**
 * Sends one admin change, fetches again what it is about, and tells a refusal in words. With `leavesConflict` the caller
 * tells of a 409 that somebody else's change was first; what they changed is fetched.
 */
export function useAdminChange<Answer = unknown>(queryKey: QueryKey, { leavesConflict = false } = {}) {
  const cache = useQueryClient()
  const showToast = useToast()
  const words = useRefusalWords()
  return useMutation({
    mutationFn: ({ method, path, body }: Request) => requestJson<Answer>(path, { method, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey }),
    onError: (error) => {
      if (!leavesConflict || !isConflict(error)) showToast(words(error))
      else void cache.invalidateQueries({ queryKey })
    },
  })
}

export function isConflict(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'conflict'
}

const known = ['invalid_input', 'bad_request', 'conflict', 'forbidden', 'not_found', 'offline', 'rate_limited'] as const

/** Why a change was refused, in words; the server's own for what is wrong with an input. */
export function useRefusalWords(): (error: unknown) => string {
  const t = useTranslations('admin')
  return (error) => {
    const code = error instanceof RequestError ? known.find((candidate) => candidate === error.code) : undefined
    const detail = error instanceof RequestError && (code === 'invalid_input' || code === 'conflict') ? firstIssue(error) : null
    return detail ? `${t(`refused.${code ?? 'other'}`)} ${detail}` : t(`refused.${code ?? 'other'}`)
  }
}

/** The first field the server complained about, as `name: reason`. */
function firstIssue(error: RequestError): string | null {
  const { details } = error
  const issues = typeof details === 'object' && details !== null && 'issues' in details ? details.issues : details
  const first: unknown = Array.isArray(issues) ? issues[0] : null
  if (typeof first !== 'object' || first === null || !('message' in first)) return error.message || null
  const path = 'path' in first && Array.isArray(first.path) ? first.path.join('.') : ''
  return `${path ? `${path}: ` : ''}${String(first.message)}`
}
