/**
 * The caller's address for throttling: what server.ts put in `x-client-address` from the socket (and from the proxy
 * chain it trusts). A caller's own header of that name never gets through server.ts.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-client-address') ?? 'unknown'
}
