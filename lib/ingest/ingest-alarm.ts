/** A delivery is normally understood within a second; one that waits this long means that nobody works on it. */
export const stalledAfterMs = 30_000

/** Where a screen keeps what it knows about this: the answer it asked for, or the latest `ingest.alarm`. */
export const ingestAlarmKey = ['ingest', 'alarm'] as const
