/**
 * Whether an address is surely of this machine: by its loopback name or number. A name that a resolver would have to be
 * asked for is not. Pure.
 */
export function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}
