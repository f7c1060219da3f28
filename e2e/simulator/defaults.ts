/**
 * The simulator's fixed identities: what the product is configured with so that both find each other.
 * All ids and numbers are invented.
 */
export const DEFAULT_PORT = 4010
export const DEFAULT_HOST = '127.0.0.1'

export const APP_ID = '500000000000404'
export const APP_SECRET = 'sim-app-secret-0001'
export const VERIFY_TOKEN = 'sim-verify-token'
export const ACCESS_TOKEN = 'sim-access-token-0001'

export const WABA_ID = '200000000000101'
export const PHONE_NUMBER_ID = '300000000000202'
export const DISPLAY_PHONE_NUMBER = '31600000001'
export const BUSINESS_NAME = 'Tuincentrum De Linde'

/** Calendar months (the free allowance) are counted in the account's own time zone. */
export const ACCOUNT_TIME_ZONE = 'Europe/Amsterdam'

export const FREE_SERVICE_MESSAGES_PER_MONTH = 1000
/** From this instant service messages and utility templates inside the window are charged. */
export const SERVICE_CHARGED_FROM_MS = Date.parse('2026-10-01T00:00:00+02:00')

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const WINDOW_MS = 24 * HOUR_MS
export const FREE_ENTRY_POINT_MS = 72 * HOUR_MS
export const TYPING_INDICATOR_MS = 25 * SECOND_MS
export const MEDIA_URL_MS = 5 * MINUTE_MS
export const INBOUND_MEDIA_MS = 7 * DAY_MS
export const UPLOADED_MEDIA_MS = 30 * DAY_MS
export const PHONE_SHARING_MS = 30 * DAY_MS
export const QUOTABLE_MS = 30 * DAY_MS

export const PAIR_BURST = 45
export const PAIR_REFILL_MS = 6 * SECOND_MS
export const THROUGHPUT_PER_SECOND = { STANDARD: 80, HIGH: 1000 } as const
