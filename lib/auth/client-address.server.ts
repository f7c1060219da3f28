import { BlockList, isIP } from 'node:net'

/**
 * The caller's address for throttling: what server.ts put in `x-client-address` from the socket (and from the proxy
 * chain it trusts). A caller's own header of that name never gets through server.ts.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-client-address') ?? 'unknown'
}

/**
 * The caller's address as far as it can be believed: going back from the socket, the first that is no trusted proxy.
 * @param direct the socket's own address
 * @param forwarded `X-Forwarded-For`, the latest hop last
 * @param trusted addresses, or ranges in CIDR (`TRUSTED_PROXIES`)
 */
export function findClientAddress(direct: string | undefined, forwarded: string | undefined, trusted: readonly string[]): string {
  const proxies = toBlockList(trusted)
  let address = plain(direct ?? 'unknown')
  for (const hop of (forwarded?.split(',') ?? []).reverse()) {
    const next = plain(hop.trim())
    if (!isListed(proxies, address) || isIP(next) === 0) break
    address = next
  }
  return address
}

function toBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  return list
}

function isListed(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** A socket that listens on both families names IPv4 callers in IPv6's mapped form. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
