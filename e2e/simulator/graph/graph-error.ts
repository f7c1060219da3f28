/** The provider's error codes as far as the simulator raises them, and the shape they go out in. */
import { newTraceId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'

const CODES: Record<number, { httpStatus: number; title: string }> = {
  1: { httpStatus: 400, title: 'API Unknown' },
  2: { httpStatus: 503, title: 'API Service' },
  3: { httpStatus: 500, title: 'API Method' },
  4: { httpStatus: 400, title: 'API Too Many Calls' },
  10: { httpStatus: 403, title: 'Permission Denied' },
  33: { httpStatus: 400, title: 'Parameter value is not valid' },
  100: { httpStatus: 400, title: 'Invalid parameter' },
  190: { httpStatus: 401, title: 'Access token has expired' },
  200: { httpStatus: 403, title: 'API Permission' },
  368: { httpStatus: 403, title: 'Temporarily blocked for policies violations' },
  803: { httpStatus: 404, title: 'Some of the aliases you requested do not exist' },
  80007: { httpStatus: 400, title: 'Rate limit issues' },
  130429: { httpStatus: 400, title: 'Rate limit hit' },
  130472: { httpStatus: 400, title: "User's number is part of an experiment" },
  130497: { httpStatus: 403, title: 'Business account is restricted from messaging users in this country' },
  131000: { httpStatus: 500, title: 'Something went wrong' },
  131005: { httpStatus: 403, title: 'Access denied' },
  131008: { httpStatus: 400, title: 'Required parameter is missing' },
  131009: { httpStatus: 400, title: 'Parameter value is not valid' },
  131016: { httpStatus: 500, title: 'Service unavailable' },
  131021: { httpStatus: 400, title: 'Recipient cannot be sender' },
  131026: { httpStatus: 400, title: 'Message undeliverable' },
  131030: { httpStatus: 400, title: 'Recipient phone number not in allowed list' },
  131031: { httpStatus: 403, title: 'Business Account locked' },
  131037: { httpStatus: 400, title: 'Display name approval needed' },
  131042: { httpStatus: 400, title: 'Business eligibility payment issue' },
  131045: { httpStatus: 500, title: 'Incorrect certificate' },
  131047: { httpStatus: 400, title: 'Re-engagement message' },
  131048: { httpStatus: 400, title: 'Spam rate limit hit' },
  131049: { httpStatus: 400, title: 'This message was not delivered to maintain healthy ecosystem engagement' },
  131050: { httpStatus: 400, title: 'User has stopped marketing messages' },
  131051: { httpStatus: 400, title: 'Unsupported message type' },
  131052: { httpStatus: 400, title: 'Media download error' },
  131053: { httpStatus: 400, title: 'Media upload error' },
  131056: { httpStatus: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { httpStatus: 500, title: 'Account in maintenance mode' },
  131059: { httpStatus: 400, title: 'Invalid paging cursor' },
  131062: { httpStatus: 400, title: 'Business-scoped user ID recipients are not supported for this message' },
  132000: { httpStatus: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { httpStatus: 404, title: 'Template name does not exist in the translation' },
  132005: { httpStatus: 400, title: 'Translated text too long' },
  132012: { httpStatus: 400, title: 'Parameter format does not match format in the created template' },
  132015: { httpStatus: 400, title: 'Template is paused' },
  132016: { httpStatus: 400, title: 'Template is disabled' },
  132018: { httpStatus: 400, title: 'Template parameter is invalid' },
  133004: { httpStatus: 503, title: 'Server Temporarily Unavailable' },
  133010: { httpStatus: 400, title: 'Phone number not registered' },
  135000: { httpStatus: 400, title: 'Generic user error' },
  137000: { httpStatus: 400, title: 'Identity key mismatch' },
  139100: { httpStatus: 400, title: 'Failed to block/unblock some users' },
  2388019: { httpStatus: 400, title: 'Message template limit exceeded' },
  2388040: { httpStatus: 400, title: 'Message template field too long' },
  2388047: { httpStatus: 400, title: 'Message header format incorrect' },
  2388072: { httpStatus: 400, title: 'Message body format incorrect' },
  2388073: { httpStatus: 400, title: 'Message footer format incorrect' },
  2388293: { httpStatus: 400, title: 'Message template has too many variables for its length' },
  2388299: { httpStatus: 400, title: 'Variables cannot be at the start or the end of the template' },
}

/** A refusal in the provider's shape. `details` says what exactly; authentication errors have none. */
export class GraphError extends Error {
  readonly code: number
  readonly httpStatus: number
  readonly details: string | null

  constructor(code: number, details: string | null, httpStatus?: number) {
    super(errorTitle(code))
    this.code = code
    this.details = details
    this.httpStatus = httpStatus ?? CODES[code]?.httpStatus ?? 400
  }

  toBody(): JsonObject {
    const isManagement = this.code === 803
    return {
      error: {
        message: `(#${this.code}) ${this.message}`,
        type: isManagement ? 'GraphMethodException' : 'OAuthException',
        code: this.code,
        ...(this.code === 190 || this.details === null ? {} : { error_data: { messaging_product: 'whatsapp', details: this.details } }),
        ...(this.httpStatus >= 500 ? { is_transient: true } : {}),
        fbtrace_id: newTraceId(),
      },
    }
  }
}

export function errorTitle(code: number): string {
  return CODES[code]?.title ?? 'Unknown error'
}
