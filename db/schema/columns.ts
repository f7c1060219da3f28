import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant, microseconds precise, read as ISO 8601 text so that no driver rounds it to milliseconds. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 6 })
}

/** Case-insensitive text (citext): e-mail addresses. */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' })

/** Raw bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** Text compared byte by byte: positions and cursors, where a locale's order would be wrong. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })
