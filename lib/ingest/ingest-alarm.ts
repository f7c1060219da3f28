/** A delivery is normally understood within a second; one that waits this long means that nobody works on it. */
export const stalledAfterMs = 30_000
