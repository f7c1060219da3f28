/** Every coded failure of the product and the HTTP status it answers with. */
export const errorStatus = {
  bad_request: 400,
  invalid_input: 422,
  unauthorized: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  window_closed: 409,
  idempotency_mismatch: 409,
  payload_too_large: 413,
  unsupported_media: 415,
  rate_limited: 429,
  internal: 500,
  provider_failed: 502,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The one error class. `publicMessage` is shown to people and must hold no customer text; `details` are for programs. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly publicMessage: string
  readonly details: unknown

  constructor(code: ErrorCode, options: { publicMessage: string; cause?: unknown; details?: unknown }) {
    super(`${code}: ${options.publicMessage}`, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.publicMessage = options.publicMessage
    this.details = options.details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** Closes a switch over a union: a new variant becomes a compile error where it is called. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}
