import type { z } from 'zod'
import type { Role } from '../core/vocabulary.ts'

/**
 * One operation of the REST API: what its handler parses with and what the OpenAPI document says are this same object.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With parameters in braces, below `/api/v1`. */
  path: string
  summary: string
  /** The least role that may call it; left out: `agent`. */
  role?: Role
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** Shape of a good answer; left out where it is not JSON. */
  response?: z.ZodType
  /** Status of a good answer; left out: 200. 204 has no body. */
  status?: number
  /** `Idempotency-Key` is honoured: POSTs that send something. */
  isIdempotent?: boolean
}

export type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>
