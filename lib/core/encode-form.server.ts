/**
 * A form as the bytes of a request, with the header that goes with them. Given to `fetch` as a form it would be a stream,
 * and a request that is over before it began (its time was up) closes Node's stream while it is being filled: a rejection
 * that nobody can catch, which ends the process.
 */
export async function encodeForm(form: FormData): Promise<{ body: Uint8Array<ArrayBuffer>; headers: { 'content-type': string } }> {
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type')
  if (contentType === null) throw new Error('a form must say its boundary')
  return { body: await encoded.bytes(), headers: { 'content-type': contentType } }
}
