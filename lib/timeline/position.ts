/**
 * The order of a timeline as one string that compares with `<`: the second in which it happened, then
 * the microsecond in which it reached us, then the tail of its id to break the last tie.
 * Providers stamp whole seconds only (whatsapp-messages.md 0, "Time"), so within one second arrival
 * decides (1.3, "Ordering": sort on `timestamp`, then arrival); our own entries are cut to the second
 * too, or an answer would sort before the question it followed within that second.
 */
export function makePosition(input: { occurredAtMs: number; arrivedUs: number; id: string }): string {
  const second = Math.max(0, Math.floor(input.occurredAtMs / 1000))
  const arrived = Math.max(0, Math.floor(input.arrivedUs))
  return `${String(second).padStart(11, '0')}-${String(arrived).padStart(17, '0')}-${input.id.slice(-12)}`
}
