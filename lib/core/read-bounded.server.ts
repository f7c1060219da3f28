/**
 * The body of an answer, as long as it stays within a limit; null (and the rest is not fetched) when it does not. What
 * an answer says of its own length is not believed.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts, length)
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
}
