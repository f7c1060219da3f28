/**
 * Whether a browser's request comes from our own pages: its `Origin` is the public address, or the very host it was
 * sent to. Browsers send `Origin` with every state-changing request; without one the caller is no browser page of ours.
 */
export function isSameOrigin(origin: string | undefined | null, appUrl: string, host: string | undefined | null): boolean {
  if (!origin) return false
  if (origin === new URL(appUrl).origin) return true
  try {
    return Boolean(host) && new URL(origin).host === host
  } catch {
    return false
  }
}
